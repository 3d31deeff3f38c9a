-- Claims about the unrest in Kazakhstan, January 2022, version 0.1.0.
-- Every table with types, keys, codes and comments, all views and macros; DuckDB 1.1 or later.
-- Written by `qantar build`; do not edit.
--
-- In the folder of the CSV files:      duckdb -init load.sql
-- In Python:                           duckdb.sql(open("load.sql", encoding="utf-8").read())
-- From elsewhere, a release over HTTP included, say first where the files are, ending in a slash:
--     SET VARIABLE data_folder = 'https://…/data/';

SET VARIABLE data_folder = coalesce(getvariable('data_folder'), '');

BEGIN TRANSACTION;

CREATE TEMP MACRO qantar_whole_number(cell, place) AS CASE
  WHEN cell IS NULL OR regexp_full_match(cell, '-?(0|[1-9][0-9]*)') THEN CAST(cell AS BIGINT)
  ELSE error(place || ': found ' || cell || ', expected a whole number such as 1200') END;
CREATE TEMP MACRO qantar_number(cell, place) AS CASE
  WHEN cell IS NULL OR regexp_full_match(cell, '-?(0|[1-9][0-9]*)([.][0-9]+)?')
  THEN CAST(cell AS DOUBLE)
  ELSE error(place || ': found ' || cell || ', expected a number such as 3.5') END;
CREATE TEMP MACRO qantar_date(cell, place) AS CASE
  WHEN cell IS NULL OR regexp_full_match(cell, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
  THEN CAST(cell AS DATE)
  ELSE error(place || ': found ' || cell || ', expected a day such as 2022-01-09') END;


CREATE TYPE "actors_kind_code" AS ENUM ('person', 'state', 'government', 'ministry', 'authority', 'force', 'company', 'party', 'outlet', 'news_agency', 'organisation', 'alliance', 'collective');
COMMENT ON TYPE "actors_kind_code" IS 'person: a person, named or known by office; state: a state; its name also stands for its territory; government: a government; ministry: a ministry; authority: another public authority; force: armed forces, police or troops; company: a company; party: a political party or movement; outlet: a medium; news_agency: a news agency; organisation: another organisation; alliance: an alliance of states; collective: people named by what they have in common';
CREATE TYPE "places_kind_code" AS ENUM ('country', 'region', 'city');
COMMENT ON TYPE "places_kind_code" IS 'country: a state''s territory; region: a first-level division of a state; city: a city or town';
CREATE TYPE "date_precision_code" AS ENUM ('day', 'range', 'open', 'unknown');
COMMENT ON TYPE "date_precision_code" IS 'day: one day; range: between two days; open: only one of the two days is known; unknown: not dated';
CREATE TYPE "standing_code" AS ENUM ('corroborated', 'single_source', 'contested');
COMMENT ON TYPE "standing_code" IS 'corroborated: asserted or attributed by two origins or more; single_source: borne out by one origin only, or by none that asserts or attributes it; contested: dates or places of the reports exclude each other, or a report denies it';
CREATE TYPE "published_basis_code" AS ENUM ('stated', 'inferred');
COMMENT ON TYPE "published_basis_code" IS 'stated: the document states the date; inferred: inferred from the documents; the note says how';
CREATE TYPE "unit_code" AS ENUM ('persons', 'vehicles', 'premises', 'times', 'km', 'percent');
COMMENT ON TYPE "unit_code" IS 'persons: people; vehicles: vehicles; premises: business premises; times: factor, 1 = unchanged; km: kilometres; percent: per cent';
CREATE TYPE "section_code" AS ENUM ('headline', 'body', 'caption', 'teaser');
COMMENT ON TYPE "section_code" IS 'headline: the headline of the document; body: running text, the lead included; caption: words that belong to a picture; teaser: words that announce another article and speak of another day';
CREATE TYPE "place_basis_code" AS ENUM ('stated', 'carried', 'remit', 'inferred', 'mainly');
COMMENT ON TYPE "place_basis_code" IS 'stated: named in the sentence; carried: taken from the context: an earlier sentence or the frame of the text; remit: the place for which the speaker speaks; inferred: a conclusion of the coder; mainly: the words say: above all in; comparable with no other count';
CREATE TYPE "counting_code" AS ENUM ('cumulative', 'period', 'state', 'single');
COMMENT ON TYPE "counting_code" IS 'cumulative: since the unrest began; period: within a window that begins at `since`; state: the number at that moment; single: a one-off measure, never compared over time';
CREATE TYPE "bound_code" AS ENUM ('exact', 'at_least', 'more_than', 'at_most', 'less_than', 'between', 'about', 'vague');
COMMENT ON TYPE "bound_code" IS 'exact: the number itself; at_least: the number or more; more_than: more than the number; at_most: the number or less; less_than: less than the number; between: between two numbers; about: near the number: ±10 %, rounded outwards, by convention; vague: a vague word; its lower end is a convention';
CREATE TYPE "as_of_basis_code" AS ENUM ('stated', 'relative', 'publication', 'inferred', 'timeless');
COMMENT ON TYPE "as_of_basis_code" IS 'stated: a date in the text; relative: words resolved against a stated date of publication; publication: no words about time: the date of publication; inferred: a conclusion, also from words in a text whose date of publication is itself inferred; timeless: tied to no moment';
CREATE TYPE "figures_stance_code" AS ENUM ('asserted', 'attributed', 'hedged', 'rumour', 'doubted');
COMMENT ON TYPE "figures_stance_code" IS 'asserted: in the outlet''s own voice; attributed: left to a speaker, named or not; hedged: marked by the text as probable or apparent; rumour: marked as rumour, or *sollen* without a speaker; doubted: doubted by the outlet; the attribution stays';
CREATE TYPE "disposition_code" AS ENUM ('figure', 'date', 'time', 'age', 'ordinal', 'designation', 'phone', 'duration', 'quantifier', 'article', 'idiom', 'url', 'link', 'furniture', 'debris');
COMMENT ON TYPE "disposition_code" IS 'figure: counts or measures something; has a row in figures; date: part of a date; time: part of a time of day; age: somebody''s age; ordinal: names a place in an order; designation: part of the name of a unit, law, road or product; phone: part of a telephone number or prefix; duration: length of a time; quantifier: an indefinite word (einige, viele, beide); article: the article ein, which counts nothing; idiom: part of a set phrase; url: part of an address on the web; link: the mark of a link or footnote; furniture: page furniture: comment counts, file names; debris: what a bad translation has left of something else';
CREATE TYPE "reports_stance_code" AS ENUM ('asserted', 'attributed', 'hedged', 'rumour', 'doubted', 'denied', 'forecast');
COMMENT ON TYPE "reports_stance_code" IS 'asserted: in the outlet''s own voice; attributed: left to a speaker, named or not; hedged: marked by the text as probable or apparent; rumour: marked as rumour, or *sollen* without a speaker; doubted: doubted by the outlet; the attribution stays; denied: said not to have happened; forecast: expected, feared or only possible; belongs to no event';
CREATE TYPE "date_basis_code" AS ENUM ('stated', 'relative', 'publication', 'inferred', 'unknown');
COMMENT ON TYPE "date_basis_code" IS 'stated: a date in the text; relative: words resolved against a stated date of publication; publication: no words about time: the date of publication; inferred: a conclusion, also from words in a text whose date of publication is itself inferred; unknown: cannot be dated';
CREATE TYPE "role_code" AS ENUM ('agent', 'target', 'speaker', 'addressee', 'counterpart', 'member');
COMMENT ON TYPE "role_code" IS 'agent: does it; target: to whom or what it is done; speaker: says it; addressee: to whom it is said; counterpart: the other side of a clash, call or conflict; member: takes part, or changes side';
CREATE TYPE "relation_code" AS ENUM ('part_exceeds_whole', 'revises', 'contradicts', 'repeats', 'tension', 'sums_to', 'leaves_remainder');
COMMENT ON TYPE "relation_code" IS 'part_exceeds_whole: a declared part is larger than its whole, or disjoint parts together are; revises: the document says that the first corrects the other, or the same claimant later gives another number for the same scope; contradicts: the two cannot both be true: what one counts is among what the other counts, at the same moment or, in a cumulative count, earlier, and it is more; both rest on hard bounds; repeats: two documents have the same number of one known origin for the same scope and moment; tension: the printed numbers are inverted though the bounds permit both, or only conventional bounds clash; sums_to: the disjoint parts that one claimant lists meet the total; leaves_remainder: the disjoint parts that one claimant lists fall short of the total; the explanation says by how much';

CREATE TABLE "actors" (
  "actor_id" VARCHAR NOT NULL CHECK (regexp_full_match("actor_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "name" VARCHAR NOT NULL,
  "kind" "actors_kind_code" NOT NULL,
  "role" VARCHAR,
  "rank" BIGINT CHECK ("rank" >= 1) CHECK ("rank" <= 3),
  "country" VARCHAR CHECK (regexp_full_match("country", '^[A-Z]{2}$')),
  "part_of" VARCHAR CHECK (regexp_full_match("part_of", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "note" VARCHAR,
  PRIMARY KEY ("actor_id"),
  FOREIGN KEY ("part_of") REFERENCES "actors" ("actor_id")
);

COMMENT ON TABLE "actors" IS 'Persons, states, bodies, companies, outlets and collectives that act, speak or are acted upon. One row is one actor.';
COMMENT ON COLUMN "actors"."actor_id" IS 'Readable id of the actor; never reused.';
COMMENT ON COLUMN "actors"."name" IS 'English name.';
COMMENT ON COLUMN "actors"."kind" IS 'Kind of actor. Codes: person: a person, named or known by office; state: a state; its name also stands for its territory; government: a government; ministry: a ministry; authority: another public authority; force: armed forces, police or troops; company: a company; party: a political party or movement; outlet: a medium; news_agency: a news agency; organisation: another organisation; alliance: an alliance of states; collective: people named by what they have in common.';
COMMENT ON COLUMN "actors"."role" IS 'Office or role, as of January 2022.';
COMMENT ON COLUMN "actors"."rank" IS 'Rank of an official speaker: 1 head of state or national government, 2 national ministry or authority, 3 regional or city authority; empty for all others.';
COMMENT ON COLUMN "actors"."country" IS 'ISO 3166-1 alpha-2 code of the country it belongs to.';
COMMENT ON COLUMN "actors"."part_of" IS 'The actor of which it is a part; the root of the chain is its origin.';
COMMENT ON COLUMN "actors"."note" IS 'Remark of the coder, above all on what is uncertain.';

CREATE TEMP TABLE "qantar_actors" AS
SELECT
  "actor_id",
  "name",
  "kind",
  "role",
  qantar_whole_number("rank", 'actors.csv, column rank') AS "rank",
  "country",
  "part_of",
  "note",
  * EXCLUDE ("actor_id", "name", "kind", "role", "rank", "country", "part_of", "note")
FROM read_csv(getvariable('data_folder') || 'actors.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');
INSERT INTO "actors" SELECT * FROM "qantar_actors" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("actor_id") FROM "actors"));
INSERT INTO "actors" SELECT * FROM "qantar_actors" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("actor_id") FROM "actors")) AND ("actor_id") NOT IN (SELECT ("actor_id") FROM "actors");
INSERT INTO "actors" SELECT * FROM "qantar_actors" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("actor_id") FROM "actors")) AND ("actor_id") NOT IN (SELECT ("actor_id") FROM "actors");
INSERT INTO "actors" SELECT * FROM "qantar_actors" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("actor_id") FROM "actors")) AND ("actor_id") NOT IN (SELECT ("actor_id") FROM "actors");
INSERT INTO "actors" SELECT * FROM "qantar_actors" WHERE ("actor_id") NOT IN (SELECT ("actor_id") FROM "actors");
DROP TABLE "qantar_actors";

CREATE TABLE "event_types" (
  "event_type" VARCHAR NOT NULL CHECK (regexp_full_match("event_type", '^[a-z][a-z0-9]*(_[a-z0-9]+)*$')),
  "label" VARCHAR NOT NULL UNIQUE,
  "definition" VARCHAR NOT NULL,
  PRIMARY KEY ("event_type")
);

COMMENT ON TABLE "event_types" IS 'Kinds of events. One row is one event type.';
COMMENT ON COLUMN "event_types"."event_type" IS 'Code of the event type.';
COMMENT ON COLUMN "event_types"."label" IS 'Short English name.';
COMMENT ON COLUMN "event_types"."definition" IS 'What counts as such an event.';

INSERT INTO "event_types"
SELECT
  "event_type",
  "label",
  "definition",
  * EXCLUDE ("event_type", "label", "definition")
FROM read_csv(getvariable('data_folder') || 'event_types.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');

CREATE TABLE "places" (
  "place_id" VARCHAR NOT NULL CHECK (regexp_full_match("place_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "name" VARCHAR NOT NULL,
  "kind" "places_kind_code" NOT NULL,
  "part_of" VARCHAR CHECK (regexp_full_match("part_of", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "country" VARCHAR NOT NULL CHECK (regexp_full_match("country", '^[A-Z]{2}$')),
  "latitude" DOUBLE CHECK ("latitude" >= -90) CHECK ("latitude" <= 90),
  "longitude" DOUBLE CHECK ("longitude" >= -180) CHECK ("longitude" <= 180),
  "geonames_id" BIGINT UNIQUE CHECK ("geonames_id" >= 1),
  "note" VARCHAR,
  PRIMARY KEY ("place_id"),
  FOREIGN KEY ("part_of") REFERENCES "places" ("place_id")
);

COMMENT ON TABLE "places" IS 'Places as of January 2022. One row is one place.';
COMMENT ON COLUMN "places"."place_id" IS 'Readable id of the place; never reused.';
COMMENT ON COLUMN "places"."name" IS 'English name in January 2022.';
COMMENT ON COLUMN "places"."kind" IS 'Kind of place. Codes: country: a state''s territory; region: a first-level division of a state; city: a city or town.';
COMMENT ON COLUMN "places"."part_of" IS 'The smallest place of this table that contains it.';
COMMENT ON COLUMN "places"."country" IS 'ISO 3166-1 alpha-2 code of the country.';
COMMENT ON COLUMN "places"."latitude" IS 'Latitude of the place (GeoNames), empty where the pinned gazetteer has none. Unit: degrees, WGS 84.';
COMMENT ON COLUMN "places"."longitude" IS 'Longitude of the place (GeoNames), empty where the pinned gazetteer has none. Unit: degrees, WGS 84.';
COMMENT ON COLUMN "places"."geonames_id" IS 'Identifier of the place in GeoNames.';
COMMENT ON COLUMN "places"."note" IS 'Remark of the coder, above all on what is uncertain.';

CREATE TEMP TABLE "qantar_places" AS
SELECT
  "place_id",
  "name",
  "kind",
  "part_of",
  "country",
  qantar_number("latitude", 'places.csv, column latitude') AS "latitude",
  qantar_number("longitude", 'places.csv, column longitude') AS "longitude",
  qantar_whole_number("geonames_id", 'places.csv, column geonames_id') AS "geonames_id",
  "note",
  * EXCLUDE ("place_id", "name", "kind", "part_of", "country", "latitude", "longitude", "geonames_id", "note")
FROM read_csv(getvariable('data_folder') || 'places.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');
INSERT INTO "places" SELECT * FROM "qantar_places" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("place_id") FROM "places"));
INSERT INTO "places" SELECT * FROM "qantar_places" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("place_id") FROM "places")) AND ("place_id") NOT IN (SELECT ("place_id") FROM "places");
INSERT INTO "places" SELECT * FROM "qantar_places" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("place_id") FROM "places")) AND ("place_id") NOT IN (SELECT ("place_id") FROM "places");
INSERT INTO "places" SELECT * FROM "qantar_places" WHERE ("place_id") NOT IN (SELECT ("place_id") FROM "places");
DROP TABLE "qantar_places";

CREATE TABLE "events" (
  "event_id" VARCHAR NOT NULL CHECK (regexp_full_match("event_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "title" VARCHAR NOT NULL,
  "event_type" VARCHAR NOT NULL CHECK (regexp_full_match("event_type", '^[a-z][a-z0-9]*(_[a-z0-9]+)*$')),
  "part_of" VARCHAR CHECK (regexp_full_match("part_of", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "date_earliest" DATE,
  "date_latest" DATE,
  "date_precision" "date_precision_code" NOT NULL,
  "place_id" VARCHAR CHECK (regexp_full_match("place_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "report_count" BIGINT NOT NULL CHECK ("report_count" >= 1),
  "source_count" BIGINT NOT NULL CHECK ("source_count" >= 1),
  "standing" "standing_code" NOT NULL,
  "note" VARCHAR,
  PRIMARY KEY ("event_id"),
  FOREIGN KEY ("event_type") REFERENCES "event_types" ("event_type"),
  FOREIGN KEY ("part_of") REFERENCES "events" ("event_id"),
  FOREIGN KEY ("place_id") REFERENCES "places" ("place_id")
);

COMMENT ON TABLE "events" IS 'What happened according to the documents; one event per type, target, place and date. One row is one event.';
COMMENT ON COLUMN "events"."event_id" IS 'Readable id of the event; never reused.';
COMMENT ON COLUMN "events"."title" IS 'What happened, in a few words.';
COMMENT ON COLUMN "events"."event_type" IS 'Kind of event.';
COMMENT ON COLUMN "events"."part_of" IS 'The event of which it is a part.';
COMMENT ON COLUMN "events"."date_earliest" IS 'Earliest day compatible with what the asserted and attributed reports have in common, or with any of them if they have nothing in common; empty = open.';
COMMENT ON COLUMN "events"."date_latest" IS 'Latest such day; empty = open.';
COMMENT ON COLUMN "events"."date_precision" IS 'How closely the event is dated. Codes: day: one day; range: between two days; open: only one of the two days is known; unknown: not dated.';
COMMENT ON COLUMN "events"."place_id" IS 'Where it happened; empty for acts without a place of their own.';
COMMENT ON COLUMN "events"."report_count" IS 'Number of reports of the event. Unit: reports.';
COMMENT ON COLUMN "events"."source_count" IS 'Number of documents that report it. Unit: documents.';
COMMENT ON COLUMN "events"."standing" IS 'How far the event is borne out by the documents. Codes: corroborated: asserted or attributed by two origins or more; single_source: borne out by one origin only, or by none that asserts or attributes it; contested: dates or places of the reports exclude each other, or a report denies it.';
COMMENT ON COLUMN "events"."note" IS 'Remark of the coder, above all on what is uncertain.';

CREATE TEMP TABLE "qantar_events" AS
SELECT
  "event_id",
  "title",
  "event_type",
  "part_of",
  qantar_date("date_earliest", 'events.csv, column date_earliest') AS "date_earliest",
  qantar_date("date_latest", 'events.csv, column date_latest') AS "date_latest",
  "date_precision",
  "place_id",
  qantar_whole_number("report_count", 'events.csv, column report_count') AS "report_count",
  qantar_whole_number("source_count", 'events.csv, column source_count') AS "source_count",
  "standing",
  "note",
  * EXCLUDE ("event_id", "title", "event_type", "part_of", "date_earliest", "date_latest", "date_precision", "place_id", "report_count", "source_count", "standing", "note")
FROM read_csv(getvariable('data_folder') || 'events.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');
INSERT INTO "events" SELECT * FROM "qantar_events" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("event_id") FROM "events"));
INSERT INTO "events" SELECT * FROM "qantar_events" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("event_id") FROM "events")) AND ("event_id") NOT IN (SELECT ("event_id") FROM "events");
INSERT INTO "events" SELECT * FROM "qantar_events" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("event_id") FROM "events")) AND ("event_id") NOT IN (SELECT ("event_id") FROM "events");
INSERT INTO "events" SELECT * FROM "qantar_events" WHERE ("event_id") NOT IN (SELECT ("event_id") FROM "events");
DROP TABLE "qantar_events";

CREATE TABLE "sources" (
  "source_id" VARCHAR NOT NULL CHECK (regexp_full_match("source_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "document" VARCHAR NOT NULL UNIQUE CHECK (regexp_full_match("document", '^[A-Za-z0-9_.-]+$')),
  "sha256" VARCHAR NOT NULL UNIQUE CHECK (regexp_full_match("sha256", '^[0-9a-f]{64}$')),
  "characters" BIGINT NOT NULL CHECK ("characters" >= 1),
  "title" VARCHAR,
  "author" VARCHAR,
  "publisher" VARCHAR,
  "url" VARCHAR,
  "published_earliest" DATE NOT NULL,
  "published_latest" DATE NOT NULL,
  "published_basis" "published_basis_code" NOT NULL,
  "language" VARCHAR NOT NULL CHECK (regexp_full_match("language", '^[a-z]{2}$')),
  "translated_from" VARCHAR CHECK (regexp_full_match("translated_from", '^[a-z]{2}$')),
  "orientation" VARCHAR NOT NULL,
  "orientation_evidence" VARCHAR NOT NULL,
  "orientation_start" BIGINT NOT NULL CHECK ("orientation_start" >= 0),
  "orientation_end" BIGINT NOT NULL CHECK ("orientation_end" >= 0),
  "rights" VARCHAR NOT NULL,
  "note" VARCHAR,
  PRIMARY KEY ("source_id")
);

COMMENT ON TABLE "sources" IS 'The documents that were coded, with what they say about themselves. One row is one document.';
COMMENT ON COLUMN "sources"."source_id" IS 'Readable id of the source; never reused.';
COMMENT ON COLUMN "sources"."document" IS 'File name in seeds/documents.';
COMMENT ON COLUMN "sources"."sha256" IS 'Hash of the document''s bytes as received.';
COMMENT ON COLUMN "sources"."characters" IS 'Length of the document. Unit: code points.';
COMMENT ON COLUMN "sources"."title" IS 'Headline as printed; empty where the document has none.';
COMMENT ON COLUMN "sources"."author" IS 'Who wrote the text as the document names them; of a relayed text the writer, not the relaying outlet.';
COMMENT ON COLUMN "sources"."publisher" IS 'Who published the text, as the document names them; empty where it does not.';
COMMENT ON COLUMN "sources"."url" IS 'Address of the publication if the document gives it.';
COMMENT ON COLUMN "sources"."published_earliest" IS 'Earliest possible day of publication.';
COMMENT ON COLUMN "sources"."published_latest" IS 'Latest possible day of publication.';
COMMENT ON COLUMN "sources"."published_basis" IS 'Whether the document states its date. Codes: stated: the document states the date; inferred: inferred from the documents; the note says how.';
COMMENT ON COLUMN "sources"."language" IS 'Language of the document (BCP 47).';
COMMENT ON COLUMN "sources"."translated_from" IS 'Language of the original if the document is a translation (BCP 47).';
COMMENT ON COLUMN "sources"."orientation" IS 'How the document positions itself, in one sentence.';
COMMENT ON COLUMN "sources"."orientation_evidence" IS 'The document''s words that show its orientation.';
COMMENT ON COLUMN "sources"."orientation_start" IS 'First code point of the evidence of orientation in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "sources"."orientation_end" IS 'Code point after the last of the evidence of orientation in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "sources"."rights" IS 'Who holds the rights in the document.';
COMMENT ON COLUMN "sources"."note" IS 'Remark of the coder, above all on what is uncertain.';

INSERT INTO "sources"
SELECT
  "source_id",
  "document",
  "sha256",
  qantar_whole_number("characters", 'sources.csv, column characters') AS "characters",
  "title",
  "author",
  "publisher",
  "url",
  qantar_date("published_earliest", 'sources.csv, column published_earliest') AS "published_earliest",
  qantar_date("published_latest", 'sources.csv, column published_latest') AS "published_latest",
  "published_basis",
  "language",
  "translated_from",
  "orientation",
  "orientation_evidence",
  qantar_whole_number("orientation_start", 'sources.csv, column orientation_start') AS "orientation_start",
  qantar_whole_number("orientation_end", 'sources.csv, column orientation_end') AS "orientation_end",
  "rights",
  "note",
  * EXCLUDE ("source_id", "document", "sha256", "characters", "title", "author", "publisher", "url", "published_earliest", "published_latest", "published_basis", "language", "translated_from", "orientation", "orientation_evidence", "orientation_start", "orientation_end", "rights", "note")
FROM read_csv(getvariable('data_folder') || 'sources.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');

CREATE TABLE "indicators" (
  "indicator" VARCHAR NOT NULL CHECK (regexp_full_match("indicator", '^[a-z][a-z0-9]*(_[a-z0-9]+)*$')),
  "label" VARCHAR NOT NULL UNIQUE,
  "unit" "unit_code" NOT NULL,
  "part_of" VARCHAR CHECK (regexp_full_match("part_of", '^[a-z][a-z0-9]*(_[a-z0-9]+)*$')),
  "definition" VARCHAR NOT NULL,
  PRIMARY KEY ("indicator"),
  FOREIGN KEY ("part_of") REFERENCES "indicators" ("indicator")
);

COMMENT ON TABLE "indicators" IS 'What is counted or measured. One row is one indicator.';
COMMENT ON COLUMN "indicators"."indicator" IS 'Code of the indicator.';
COMMENT ON COLUMN "indicators"."label" IS 'Short English name.';
COMMENT ON COLUMN "indicators"."unit" IS 'In what it is counted or measured. Codes: persons: people; vehicles: vehicles; premises: business premises; times: factor, 1 = unchanged; km: kilometres; percent: per cent.';
COMMENT ON COLUMN "indicators"."part_of" IS 'The indicator in which everything counted here is also counted.';
COMMENT ON COLUMN "indicators"."definition" IS 'What counts and what does not.';

CREATE TEMP TABLE "qantar_indicators" AS
SELECT
  "indicator",
  "label",
  "unit",
  "part_of",
  "definition",
  * EXCLUDE ("indicator", "label", "unit", "part_of", "definition")
FROM read_csv(getvariable('data_folder') || 'indicators.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');
INSERT INTO "indicators" SELECT * FROM "qantar_indicators" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("indicator") FROM "indicators"));
INSERT INTO "indicators" SELECT * FROM "qantar_indicators" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("indicator") FROM "indicators")) AND ("indicator") NOT IN (SELECT ("indicator") FROM "indicators");
INSERT INTO "indicators" SELECT * FROM "qantar_indicators" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("indicator") FROM "indicators")) AND ("indicator") NOT IN (SELECT ("indicator") FROM "indicators");
INSERT INTO "indicators" SELECT * FROM "qantar_indicators" WHERE ("indicator") NOT IN (SELECT ("indicator") FROM "indicators");
DROP TABLE "qantar_indicators";

CREATE TABLE "populations" (
  "population" VARCHAR NOT NULL CHECK (regexp_full_match("population", '^[a-z][a-z0-9]*(_[a-z0-9]+)*$')),
  "label" VARCHAR NOT NULL UNIQUE,
  "facet" VARCHAR NOT NULL CHECK (regexp_full_match("facet", '^[a-z][a-z0-9]*(_[a-z0-9]+)*$')),
  "definition" VARCHAR NOT NULL,
  PRIMARY KEY ("population")
);

COMMENT ON TABLE "populations" IS 'Of whom or what something is counted. One row is one population.';
COMMENT ON COLUMN "populations"."population" IS 'Code of the population.';
COMMENT ON COLUMN "populations"."label" IS 'Short English name.';
COMMENT ON COLUMN "populations"."facet" IS 'The way of dividing to which the population belongs; two populations of one facet that do not nest are disjoint.';
COMMENT ON COLUMN "populations"."definition" IS 'Who or what belongs to it.';

INSERT INTO "populations"
SELECT
  "population",
  "label",
  "facet",
  "definition",
  * EXCLUDE ("population", "label", "facet", "definition")
FROM read_csv(getvariable('data_folder') || 'populations.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');

CREATE TABLE "figures" (
  "figure_id" VARCHAR NOT NULL CHECK (regexp_full_match("figure_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "source_id" VARCHAR NOT NULL CHECK (regexp_full_match("source_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "event_id" VARCHAR CHECK (regexp_full_match("event_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "section" "section_code" NOT NULL,
  "indicator" VARCHAR NOT NULL CHECK (regexp_full_match("indicator", '^[a-z][a-z0-9]*(_[a-z0-9]+)*$')),
  "population" VARCHAR NOT NULL CHECK (regexp_full_match("population", '^[a-z][a-z0-9]*(_[a-z0-9]+)*$')),
  "unit" "unit_code" NOT NULL,
  "place_id" VARCHAR NOT NULL CHECK (regexp_full_match("place_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "place_basis" "place_basis_code" NOT NULL,
  "counting" "counting_code" NOT NULL,
  "since" DATE,
  "number_text" VARCHAR NOT NULL,
  "number_start" BIGINT NOT NULL CHECK ("number_start" >= 0),
  "number_end" BIGINT NOT NULL CHECK ("number_end" >= 0),
  "value" DOUBLE CHECK ("value" >= 0),
  "bound" "bound_code" NOT NULL,
  "lower" DOUBLE CHECK ("lower" >= 0),
  "upper" DOUBLE CHECK ("upper" >= 0),
  "as_of_earliest" DATE,
  "as_of_latest" DATE,
  "as_of_basis" "as_of_basis_code" NOT NULL,
  "as_of_text" VARCHAR,
  "as_of_start" BIGINT CHECK ("as_of_start" >= 0),
  "as_of_end" BIGINT CHECK ("as_of_end" >= 0),
  "attributed_to" VARCHAR CHECK (regexp_full_match("attributed_to", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "via" VARCHAR CHECK (regexp_full_match("via", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "attribution_text" VARCHAR,
  "attribution_start" BIGINT CHECK ("attribution_start" >= 0),
  "attribution_end" BIGINT CHECK ("attribution_end" >= 0),
  "stance" "figures_stance_code" NOT NULL,
  "stance_text" VARCHAR,
  "stance_start" BIGINT CHECK ("stance_start" >= 0),
  "stance_end" BIGINT CHECK ("stance_end" >= 0),
  "part_of" VARCHAR CHECK (regexp_full_match("part_of", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "revises" VARCHAR CHECK (regexp_full_match("revises", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "quote" VARCHAR NOT NULL,
  "char_start" BIGINT NOT NULL CHECK ("char_start" >= 0),
  "char_end" BIGINT NOT NULL CHECK ("char_end" >= 0),
  "gloss" VARCHAR NOT NULL,
  "note" VARCHAR,
  PRIMARY KEY ("figure_id"),
  UNIQUE ("source_id", "number_start"),
  FOREIGN KEY ("source_id") REFERENCES "sources" ("source_id"),
  FOREIGN KEY ("event_id") REFERENCES "events" ("event_id"),
  FOREIGN KEY ("indicator") REFERENCES "indicators" ("indicator"),
  FOREIGN KEY ("population") REFERENCES "populations" ("population"),
  FOREIGN KEY ("place_id") REFERENCES "places" ("place_id"),
  FOREIGN KEY ("attributed_to") REFERENCES "actors" ("actor_id"),
  FOREIGN KEY ("via") REFERENCES "actors" ("actor_id"),
  FOREIGN KEY ("part_of") REFERENCES "figures" ("figure_id"),
  FOREIGN KEY ("revises") REFERENCES "figures" ("figure_id")
);

COMMENT ON TABLE "figures" IS 'Every quantity claim of the documents, with who said it, when, how surely, and the exact words. One row is one quantity claim of one document.';
COMMENT ON COLUMN "figures"."figure_id" IS 'Readable id of the figure; never reused.';
COMMENT ON COLUMN "figures"."source_id" IS 'The document.';
COMMENT ON COLUMN "figures"."event_id" IS 'The event that the figure quantifies, if there is a report of it.';
COMMENT ON COLUMN "figures"."section" IS 'Where in the document the words stand. Codes: headline: the headline of the document; body: running text, the lead included; caption: words that belong to a picture; teaser: words that announce another article and speak of another day.';
COMMENT ON COLUMN "figures"."indicator" IS 'What is counted or measured.';
COMMENT ON COLUMN "figures"."population" IS 'Of whom or what.';
COMMENT ON COLUMN "figures"."unit" IS 'In what; the unit of the indicator. Codes: persons: people; vehicles: vehicles; premises: business premises; times: factor, 1 = unchanged; km: kilometres; percent: per cent.';
COMMENT ON COLUMN "figures"."place_id" IS 'The place to which the count refers.';
COMMENT ON COLUMN "figures"."place_basis" IS 'How the place is known. Codes: stated: named in the sentence; carried: taken from the context: an earlier sentence or the frame of the text; remit: the place for which the speaker speaks; inferred: a conclusion of the coder; mainly: the words say: above all in; comparable with no other count.';
COMMENT ON COLUMN "figures"."counting" IS 'What span of time the count covers. Codes: cumulative: since the unrest began; period: within a window that begins at `since`; state: the number at that moment; single: a one-off measure, never compared over time.';
COMMENT ON COLUMN "figures"."since" IS 'Earliest day on which the window of a period can begin.';
COMMENT ON COLUMN "figures"."number_text" IS 'The bare numeral.';
COMMENT ON COLUMN "figures"."number_start" IS 'First code point of the numeral in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "figures"."number_end" IS 'Code point after the last of the numeral in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "figures"."value" IS 'Its number; of a multiple the factor; empty for vague words.';
COMMENT ON COLUMN "figures"."bound" IS 'What the words do to the number. Codes: exact: the number itself; at_least: the number or more; more_than: more than the number; at_most: the number or less; less_than: less than the number; between: between two numbers; about: near the number: ±10 %, rounded outwards, by convention; vague: a vague word; its lower end is a convention.';
COMMENT ON COLUMN "figures"."lower" IS 'The least to which the words commit the source; empty = unbounded.';
COMMENT ON COLUMN "figures"."upper" IS 'The most; empty = unbounded.';
COMMENT ON COLUMN "figures"."as_of_earliest" IS 'Earliest day up to which the count runs; empty = open or timeless.';
COMMENT ON COLUMN "figures"."as_of_latest" IS 'Latest such day; empty = open or timeless.';
COMMENT ON COLUMN "figures"."as_of_basis" IS 'How the moment is known. Codes: stated: a date in the text; relative: words resolved against a stated date of publication; publication: no words about time: the date of publication; inferred: a conclusion, also from words in a text whose date of publication is itself inferred; timeless: tied to no moment.';
COMMENT ON COLUMN "figures"."as_of_text" IS 'The words from which the moment or the window is read.';
COMMENT ON COLUMN "figures"."as_of_start" IS 'First code point of the words of the moment in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "figures"."as_of_end" IS 'Code point after the last of the words of the moment in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "figures"."attributed_to" IS 'Who said it.';
COMMENT ON COLUMN "figures"."via" IS 'The agency or medium in between.';
COMMENT ON COLUMN "figures"."attribution_text" IS 'The words with which the text leaves it to a speaker; without an actor where the speaker is unnamed.';
COMMENT ON COLUMN "figures"."attribution_start" IS 'First code point of the attribution in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "figures"."attribution_end" IS 'Code point after the last of the attribution in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "figures"."stance" IS 'How the document presents the claim. Codes: asserted: in the outlet''s own voice; attributed: left to a speaker, named or not; hedged: marked by the text as probable or apparent; rumour: marked as rumour, or *sollen* without a speaker; doubted: doubted by the outlet; the attribution stays.';
COMMENT ON COLUMN "figures"."stance_text" IS 'The words that show a stance other than asserted and plain attribution.';
COMMENT ON COLUMN "figures"."stance_start" IS 'First code point of the words of the stance in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "figures"."stance_end" IS 'Code point after the last of the words of the stance in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "figures"."part_of" IS 'The figure of the same document that the words make it a part of.';
COMMENT ON COLUMN "figures"."revises" IS 'The figure of the same document that the words say it corrects.';
COMMENT ON COLUMN "figures"."quote" IS 'The exact words of the document, with its own line breaks and table borders.';
COMMENT ON COLUMN "figures"."char_start" IS 'First code point of the quote in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "figures"."char_end" IS 'Code point after the last of the quote in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "figures"."gloss" IS 'What the quote says, in our English; for orientation, the quote decides.';
COMMENT ON COLUMN "figures"."note" IS 'Remark of the coder, above all on what is uncertain.';

CREATE TEMP TABLE "qantar_figures" AS
SELECT
  "figure_id",
  "source_id",
  "event_id",
  "section",
  "indicator",
  "population",
  "unit",
  "place_id",
  "place_basis",
  "counting",
  qantar_date("since", 'figures.csv, column since') AS "since",
  "number_text",
  qantar_whole_number("number_start", 'figures.csv, column number_start') AS "number_start",
  qantar_whole_number("number_end", 'figures.csv, column number_end') AS "number_end",
  qantar_number("value", 'figures.csv, column value') AS "value",
  "bound",
  qantar_number("lower", 'figures.csv, column lower') AS "lower",
  qantar_number("upper", 'figures.csv, column upper') AS "upper",
  qantar_date("as_of_earliest", 'figures.csv, column as_of_earliest') AS "as_of_earliest",
  qantar_date("as_of_latest", 'figures.csv, column as_of_latest') AS "as_of_latest",
  "as_of_basis",
  "as_of_text",
  qantar_whole_number("as_of_start", 'figures.csv, column as_of_start') AS "as_of_start",
  qantar_whole_number("as_of_end", 'figures.csv, column as_of_end') AS "as_of_end",
  "attributed_to",
  "via",
  "attribution_text",
  qantar_whole_number("attribution_start", 'figures.csv, column attribution_start') AS "attribution_start",
  qantar_whole_number("attribution_end", 'figures.csv, column attribution_end') AS "attribution_end",
  "stance",
  "stance_text",
  qantar_whole_number("stance_start", 'figures.csv, column stance_start') AS "stance_start",
  qantar_whole_number("stance_end", 'figures.csv, column stance_end') AS "stance_end",
  "part_of",
  "revises",
  "quote",
  qantar_whole_number("char_start", 'figures.csv, column char_start') AS "char_start",
  qantar_whole_number("char_end", 'figures.csv, column char_end') AS "char_end",
  "gloss",
  "note",
  * EXCLUDE ("figure_id", "source_id", "event_id", "section", "indicator", "population", "unit", "place_id", "place_basis", "counting", "since", "number_text", "number_start", "number_end", "value", "bound", "lower", "upper", "as_of_earliest", "as_of_latest", "as_of_basis", "as_of_text", "as_of_start", "as_of_end", "attributed_to", "via", "attribution_text", "attribution_start", "attribution_end", "stance", "stance_text", "stance_start", "stance_end", "part_of", "revises", "quote", "char_start", "char_end", "gloss", "note")
FROM read_csv(getvariable('data_folder') || 'figures.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');
INSERT INTO "figures" SELECT * FROM "qantar_figures" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("figure_id") FROM "figures")) AND ("revises" IS NULL OR ("revises") IN (SELECT ("figure_id") FROM "figures"));
INSERT INTO "figures" SELECT * FROM "qantar_figures" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("figure_id") FROM "figures")) AND ("revises" IS NULL OR ("revises") IN (SELECT ("figure_id") FROM "figures")) AND ("figure_id") NOT IN (SELECT ("figure_id") FROM "figures");
INSERT INTO "figures" SELECT * FROM "qantar_figures" WHERE ("part_of" IS NULL OR ("part_of") IN (SELECT ("figure_id") FROM "figures")) AND ("revises" IS NULL OR ("revises") IN (SELECT ("figure_id") FROM "figures")) AND ("figure_id") NOT IN (SELECT ("figure_id") FROM "figures");
INSERT INTO "figures" SELECT * FROM "qantar_figures" WHERE ("figure_id") NOT IN (SELECT ("figure_id") FROM "figures");
DROP TABLE "qantar_figures";

CREATE TABLE "mentions" (
  "mention_id" VARCHAR NOT NULL CHECK (regexp_full_match("mention_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "source_id" VARCHAR NOT NULL CHECK (regexp_full_match("source_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "actor_id" VARCHAR NOT NULL CHECK (regexp_full_match("actor_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "text" VARCHAR NOT NULL,
  "char_start" BIGINT NOT NULL CHECK ("char_start" >= 0),
  "char_end" BIGINT NOT NULL CHECK ("char_end" >= 0),
  PRIMARY KEY ("mention_id"),
  UNIQUE ("source_id", "char_start"),
  FOREIGN KEY ("source_id") REFERENCES "sources" ("source_id"),
  FOREIGN KEY ("actor_id") REFERENCES "actors" ("actor_id")
);

COMMENT ON TABLE "mentions" IS 'Every occurrence of every registered form of an actor''s name in the documents. One row is one occurrence of one name.';
COMMENT ON COLUMN "mentions"."mention_id" IS 'Readable id of the mention; never reused.';
COMMENT ON COLUMN "mentions"."source_id" IS 'The document.';
COMMENT ON COLUMN "mentions"."actor_id" IS 'Who is named.';
COMMENT ON COLUMN "mentions"."text" IS 'The name as printed.';
COMMENT ON COLUMN "mentions"."char_start" IS 'First code point of the name in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "mentions"."char_end" IS 'Code point after the last of the name in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';

INSERT INTO "mentions"
SELECT
  "mention_id",
  "source_id",
  "actor_id",
  "text",
  qantar_whole_number("char_start", 'mentions.csv, column char_start') AS "char_start",
  qantar_whole_number("char_end", 'mentions.csv, column char_end') AS "char_end",
  * EXCLUDE ("mention_id", "source_id", "actor_id", "text", "char_start", "char_end")
FROM read_csv(getvariable('data_folder') || 'mentions.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');

CREATE TABLE "numerals" (
  "source_id" VARCHAR NOT NULL CHECK (regexp_full_match("source_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "char_start" BIGINT NOT NULL CHECK ("char_start" >= 0),
  "char_end" BIGINT NOT NULL CHECK ("char_end" >= 0),
  "text" VARCHAR NOT NULL,
  "disposition" "disposition_code" NOT NULL,
  "figure_id" VARCHAR UNIQUE CHECK (regexp_full_match("figure_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "note" VARCHAR,
  PRIMARY KEY ("source_id", "char_start"),
  FOREIGN KEY ("source_id") REFERENCES "sources" ("source_id"),
  FOREIGN KEY ("figure_id") REFERENCES "figures" ("figure_id")
);

COMMENT ON TABLE "numerals" IS 'The ledger: every numeral of every document, and what became of it. One row is one numeral of one document.';
COMMENT ON COLUMN "numerals"."source_id" IS 'The document.';
COMMENT ON COLUMN "numerals"."char_start" IS 'First code point of the numeral in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "numerals"."char_end" IS 'Code point after the last of the numeral in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "numerals"."text" IS 'The numeral as printed: a run of digits with inner point or comma, or a word of the closed lists in languages/.';
COMMENT ON COLUMN "numerals"."disposition" IS 'What the numeral is. Codes: figure: counts or measures something; has a row in figures; date: part of a date; time: part of a time of day; age: somebody''s age; ordinal: names a place in an order; designation: part of the name of a unit, law, road or product; phone: part of a telephone number or prefix; duration: length of a time; quantifier: an indefinite word (einige, viele, beide); article: the article ein, which counts nothing; idiom: part of a set phrase; url: part of an address on the web; link: the mark of a link or footnote; furniture: page furniture: comment counts, file names; debris: what a bad translation has left of something else.';
COMMENT ON COLUMN "numerals"."figure_id" IS 'The figure whose number it is; only for the disposition figure.';
COMMENT ON COLUMN "numerals"."note" IS 'Remark of the coder, above all where the program''s reading is another.';

INSERT INTO "numerals"
SELECT
  "source_id",
  qantar_whole_number("char_start", 'numerals.csv, column char_start') AS "char_start",
  qantar_whole_number("char_end", 'numerals.csv, column char_end') AS "char_end",
  "text",
  "disposition",
  "figure_id",
  "note",
  * EXCLUDE ("source_id", "char_start", "char_end", "text", "disposition", "figure_id", "note")
FROM read_csv(getvariable('data_folder') || 'numerals.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');

CREATE TABLE "reports" (
  "report_id" VARCHAR NOT NULL CHECK (regexp_full_match("report_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "event_id" VARCHAR CHECK (regexp_full_match("event_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "source_id" VARCHAR NOT NULL CHECK (regexp_full_match("source_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "section" "section_code" NOT NULL,
  "event_type" VARCHAR NOT NULL CHECK (regexp_full_match("event_type", '^[a-z][a-z0-9]*(_[a-z0-9]+)*$')),
  "stance" "reports_stance_code" NOT NULL,
  "stance_text" VARCHAR,
  "stance_start" BIGINT CHECK ("stance_start" >= 0),
  "stance_end" BIGINT CHECK ("stance_end" >= 0),
  "attributed_to" VARCHAR CHECK (regexp_full_match("attributed_to", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "via" VARCHAR CHECK (regexp_full_match("via", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "attribution_text" VARCHAR,
  "attribution_start" BIGINT CHECK ("attribution_start" >= 0),
  "attribution_end" BIGINT CHECK ("attribution_end" >= 0),
  "place_id" VARCHAR CHECK (regexp_full_match("place_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "place_basis" "place_basis_code",
  "date_earliest" DATE,
  "date_latest" DATE,
  "date_basis" "date_basis_code" NOT NULL,
  "date_text" VARCHAR,
  "date_start" BIGINT CHECK ("date_start" >= 0),
  "date_end" BIGINT CHECK ("date_end" >= 0),
  "quote" VARCHAR NOT NULL,
  "char_start" BIGINT NOT NULL CHECK ("char_start" >= 0),
  "char_end" BIGINT NOT NULL CHECK ("char_end" >= 0),
  "gloss" VARCHAR NOT NULL,
  "note" VARCHAR,
  PRIMARY KEY ("report_id"),
  FOREIGN KEY ("event_id") REFERENCES "events" ("event_id"),
  FOREIGN KEY ("source_id") REFERENCES "sources" ("source_id"),
  FOREIGN KEY ("event_type") REFERENCES "event_types" ("event_type"),
  FOREIGN KEY ("attributed_to") REFERENCES "actors" ("actor_id"),
  FOREIGN KEY ("via") REFERENCES "actors" ("actor_id"),
  FOREIGN KEY ("place_id") REFERENCES "places" ("place_id")
);

COMMENT ON TABLE "reports" IS 'Passages in which a document reports an event. One row is one passage of one document about one event.';
COMMENT ON COLUMN "reports"."report_id" IS 'Readable id of the report; never reused.';
COMMENT ON COLUMN "reports"."event_id" IS 'The event; empty only for what is forecast.';
COMMENT ON COLUMN "reports"."source_id" IS 'The document.';
COMMENT ON COLUMN "reports"."section" IS 'Where in the document the words stand. Codes: headline: the headline of the document; body: running text, the lead included; caption: words that belong to a picture; teaser: words that announce another article and speak of another day.';
COMMENT ON COLUMN "reports"."event_type" IS 'Kind of event.';
COMMENT ON COLUMN "reports"."stance" IS 'How the document presents it; of a speech act, how it presents the act. Codes: asserted: in the outlet''s own voice; attributed: left to a speaker, named or not; hedged: marked by the text as probable or apparent; rumour: marked as rumour, or *sollen* without a speaker; doubted: doubted by the outlet; the attribution stays; denied: said not to have happened; forecast: expected, feared or only possible; belongs to no event.';
COMMENT ON COLUMN "reports"."stance_text" IS 'The words that show a stance other than asserted and plain attribution.';
COMMENT ON COLUMN "reports"."stance_start" IS 'First code point of the words of the stance in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "reports"."stance_end" IS 'Code point after the last of the words of the stance in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "reports"."attributed_to" IS 'Who said it.';
COMMENT ON COLUMN "reports"."via" IS 'The agency or medium in between.';
COMMENT ON COLUMN "reports"."attribution_text" IS 'The words with which the text leaves it to a speaker; without an actor where the speaker is unnamed.';
COMMENT ON COLUMN "reports"."attribution_start" IS 'First code point of the attribution in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "reports"."attribution_end" IS 'Code point after the last of the attribution in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "reports"."place_id" IS 'Where it happened according to this report.';
COMMENT ON COLUMN "reports"."place_basis" IS 'How the place is known. Codes: stated: named in the sentence; carried: taken from the context: an earlier sentence or the frame of the text; remit: the place for which the speaker speaks; inferred: a conclusion of the coder; mainly: the words say: above all in; comparable with no other count.';
COMMENT ON COLUMN "reports"."date_earliest" IS 'Earliest day according to this report; empty = open.';
COMMENT ON COLUMN "reports"."date_latest" IS 'Latest day according to this report; empty = open.';
COMMENT ON COLUMN "reports"."date_basis" IS 'How the dates are known. Codes: stated: a date in the text; relative: words resolved against a stated date of publication; publication: no words about time: the date of publication; inferred: a conclusion, also from words in a text whose date of publication is itself inferred; unknown: cannot be dated.';
COMMENT ON COLUMN "reports"."date_text" IS 'The words from which the dates are read.';
COMMENT ON COLUMN "reports"."date_start" IS 'First code point of the words of the date in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "reports"."date_end" IS 'Code point after the last of the words of the date in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "reports"."quote" IS 'The exact words of the document, with its own line breaks and table borders.';
COMMENT ON COLUMN "reports"."char_start" IS 'First code point of the quote in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "reports"."char_end" IS 'Code point after the last of the quote in the document, counted from 0 in the file decoded as UTF-8. Unit: code points.';
COMMENT ON COLUMN "reports"."gloss" IS 'What the quote says, in our English; for orientation, the quote decides.';
COMMENT ON COLUMN "reports"."note" IS 'Remark of the coder, above all on what is uncertain.';

INSERT INTO "reports"
SELECT
  "report_id",
  "event_id",
  "source_id",
  "section",
  "event_type",
  "stance",
  "stance_text",
  qantar_whole_number("stance_start", 'reports.csv, column stance_start') AS "stance_start",
  qantar_whole_number("stance_end", 'reports.csv, column stance_end') AS "stance_end",
  "attributed_to",
  "via",
  "attribution_text",
  qantar_whole_number("attribution_start", 'reports.csv, column attribution_start') AS "attribution_start",
  qantar_whole_number("attribution_end", 'reports.csv, column attribution_end') AS "attribution_end",
  "place_id",
  "place_basis",
  qantar_date("date_earliest", 'reports.csv, column date_earliest') AS "date_earliest",
  qantar_date("date_latest", 'reports.csv, column date_latest') AS "date_latest",
  "date_basis",
  "date_text",
  qantar_whole_number("date_start", 'reports.csv, column date_start') AS "date_start",
  qantar_whole_number("date_end", 'reports.csv, column date_end') AS "date_end",
  "quote",
  qantar_whole_number("char_start", 'reports.csv, column char_start') AS "char_start",
  qantar_whole_number("char_end", 'reports.csv, column char_end') AS "char_end",
  "gloss",
  "note",
  * EXCLUDE ("report_id", "event_id", "source_id", "section", "event_type", "stance", "stance_text", "stance_start", "stance_end", "attributed_to", "via", "attribution_text", "attribution_start", "attribution_end", "place_id", "place_basis", "date_earliest", "date_latest", "date_basis", "date_text", "date_start", "date_end", "quote", "char_start", "char_end", "gloss", "note")
FROM read_csv(getvariable('data_folder') || 'reports.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');

CREATE TABLE "participants" (
  "report_id" VARCHAR NOT NULL CHECK (regexp_full_match("report_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "actor_id" VARCHAR NOT NULL CHECK (regexp_full_match("actor_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "role" "role_code" NOT NULL,
  PRIMARY KEY ("report_id", "actor_id", "role"),
  FOREIGN KEY ("report_id") REFERENCES "reports" ("report_id"),
  FOREIGN KEY ("actor_id") REFERENCES "actors" ("actor_id")
);

COMMENT ON TABLE "participants" IS 'Who takes part in what a report reports; named in the quote or by its pronoun. One row is one actor in one role in one report.';
COMMENT ON COLUMN "participants"."report_id" IS 'The report.';
COMMENT ON COLUMN "participants"."actor_id" IS 'The participant.';
COMMENT ON COLUMN "participants"."role" IS 'Part taken. Codes: agent: does it; target: to whom or what it is done; speaker: says it; addressee: to whom it is said; counterpart: the other side of a clash, call or conflict; member: takes part, or changes side.';

INSERT INTO "participants"
SELECT
  "report_id",
  "actor_id",
  "role",
  * EXCLUDE ("report_id", "actor_id", "role")
FROM read_csv(getvariable('data_folder') || 'participants.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');

CREATE TABLE "population_parts" (
  "whole" VARCHAR NOT NULL CHECK (regexp_full_match("whole", '^[a-z][a-z0-9]*(_[a-z0-9]+)*$')),
  "part" VARCHAR NOT NULL CHECK (regexp_full_match("part", '^[a-z][a-z0-9]*(_[a-z0-9]+)*$')),
  PRIMARY KEY ("whole", "part"),
  FOREIGN KEY ("whole") REFERENCES "populations" ("population"),
  FOREIGN KEY ("part") REFERENCES "populations" ("population")
);

COMMENT ON TABLE "population_parts" IS 'Which population is part of which; a population may have several wholes. One row is one pair of whole and part.';
COMMENT ON COLUMN "population_parts"."whole" IS 'The population that contains the other.';
COMMENT ON COLUMN "population_parts"."part" IS 'The population that is contained.';

INSERT INTO "population_parts"
SELECT
  "whole",
  "part",
  * EXCLUDE ("whole", "part")
FROM read_csv(getvariable('data_folder') || 'population_parts.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');

CREATE TABLE "relations" (
  "figure_id" VARCHAR NOT NULL CHECK (regexp_full_match("figure_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "other_figure_id" VARCHAR NOT NULL CHECK (regexp_full_match("other_figure_id", '^[a-z0-9]+(-[a-z0-9]+)*$')),
  "relation" "relation_code" NOT NULL,
  "set_id" VARCHAR CHECK (regexp_full_match("set_id", '^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$')),
  "explanation" VARCHAR NOT NULL,
  PRIMARY KEY ("figure_id", "other_figure_id", "relation"),
  FOREIGN KEY ("figure_id") REFERENCES "figures" ("figure_id"),
  FOREIGN KEY ("other_figure_id") REFERENCES "figures" ("figure_id")
);

COMMENT ON TABLE "relations" IS 'How claims stand to one another as computed from their scope, moment, bounds and origin; pairs that are merely compatible or of different scope are not listed. One row is one relation between two figures, stored once, later figure or part first.';
COMMENT ON COLUMN "relations"."figure_id" IS 'The later figure or the part.';
COMMENT ON COLUMN "relations"."other_figure_id" IS 'The earlier figure, the whole or the total.';
COMMENT ON COLUMN "relations"."relation" IS 'How the two stand to each other (docs/RELATIONS.md). Codes: part_exceeds_whole: a declared part is larger than its whole, or disjoint parts together are; revises: the document says that the first corrects the other, or the same claimant later gives another number for the same scope; contradicts: the two cannot both be true: what one counts is among what the other counts, at the same moment or, in a cumulative count, earlier, and it is more; both rest on hard bounds; repeats: two documents have the same number of one known origin for the same scope and moment; tension: the printed numbers are inverted though the bounds permit both, or only conventional bounds clash; sums_to: the disjoint parts that one claimant lists meet the total; leaves_remainder: the disjoint parts that one claimant lists fall short of the total; the explanation says by how much.';
COMMENT ON COLUMN "relations"."set_id" IS 'Common to all rows of one set of figures; empty for a relation of two.';
COMMENT ON COLUMN "relations"."explanation" IS 'Generated sentences: both numbers as printed, sources, moments, why they are comparable and what follows.';

INSERT INTO "relations"
SELECT
  "figure_id",
  "other_figure_id",
  "relation",
  "set_id",
  "explanation",
  * EXCLUDE ("figure_id", "other_figure_id", "relation", "set_id", "explanation")
FROM read_csv(getvariable('data_folder') || 'relations.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '');

-- One row: a code and one code that it lies within (itself included), for indicators.
CREATE OR REPLACE VIEW indicator_within AS
WITH RECURSIVE within(part, whole) AS (
    SELECT indicator, indicator FROM indicators
    UNION
    SELECT within.part, i.part_of
    FROM within JOIN indicators AS i ON i.indicator = within.whole
    WHERE i.part_of IS NOT NULL
)
SELECT part, whole FROM within;
COMMENT ON VIEW indicator_within IS 'One row: a code and one code that it lies within (itself included), for indicators.';

-- One row: a population and one that it lies within (itself included); it may have several wholes.
CREATE OR REPLACE VIEW population_within AS
WITH RECURSIVE within(part, whole) AS (
    SELECT population, population FROM populations
    UNION
    SELECT within.part, p.whole
    FROM within JOIN population_parts AS p ON p.part = within.whole
)
SELECT part, whole FROM within;
COMMENT ON VIEW population_within IS 'One row: a population and one that it lies within (itself included); it may have several wholes.';

-- One row: a place and one that it lies within (itself included).
CREATE OR REPLACE VIEW place_within AS
WITH RECURSIVE within(part, whole) AS (
    SELECT place_id, place_id FROM places
    UNION
    SELECT within.part, p.part_of
    FROM within JOIN places AS p ON p.place_id = within.whole
    WHERE p.part_of IS NOT NULL
)
SELECT part, whole FROM within;
COMMENT ON VIEW place_within IS 'One row: a place and one that it lies within (itself included).';

-- One row: an actor and the root of its chain of part_of, its origin.
CREATE OR REPLACE VIEW actor_origins AS
WITH RECURSIVE chain(actor_id, above) AS (
    SELECT actor_id, actor_id FROM actors
    UNION
    SELECT chain.actor_id, a.part_of
    FROM chain JOIN actors AS a ON a.actor_id = chain.above
    WHERE a.part_of IS NOT NULL
)
SELECT chain.actor_id, chain.above AS origin
FROM chain JOIN actors AS root ON root.actor_id = chain.above
WHERE root.part_of IS NULL;
COMMENT ON VIEW actor_origins IS 'One row: an actor and the root of its chain of part_of, its origin.';

-- One row: a figure and one figure that the words make it, directly or not, a part of.
CREATE OR REPLACE VIEW figure_within AS
WITH RECURSIVE within(part, whole) AS (
    SELECT figure_id, part_of FROM figures WHERE part_of IS NOT NULL
    UNION
    SELECT within.part, f.part_of
    FROM within JOIN figures AS f ON f.figure_id = within.whole
    WHERE f.part_of IS NOT NULL
)
SELECT part, whole FROM within;
COMMENT ON VIEW figure_within IS 'One row: a figure and one figure that the words make it, directly or not, a part of.';

-- One row: a figure as a claim, with its claimant and origin, its limits and its moment.
-- claimant: who is named; else the outlet, if it asserts the claim; else an unnamed speaker, one per
-- document and wording. moment: equal for two claims exactly if both have the same moment.
CREATE OR REPLACE VIEW claims AS
WITH outlets AS (
    SELECT
        s.source_id,
        s.published_earliest,
        s.published_latest,
        coalesce(
            (SELECT a.actor_id FROM actors AS a WHERE a.actor_id = s.publisher),
            (SELECT min(a.actor_id) FROM actors AS a WHERE a.name = s.publisher),
            'outlet:' || coalesce(s.publisher, s.source_id)
        ) AS outlet
    FROM sources AS s
),
spoken AS (
    SELECT
        f.figure_id, f.source_id, f.section, f.indicator, f.population, f.unit, f.place_id,
        f.place_basis, f.counting, f.since, f.number_text, f.bound, f.as_of_basis,
        f.attributed_to, f.attribution_text, f.stance, f.part_of, f.revises,
        CAST(f.value AS DOUBLE) AS value,
        CAST(f.lower AS DOUBLE) AS low,
        CAST(f.upper AS DOUBLE) AS high,
        f.as_of_earliest AS first_day,
        f.as_of_latest AS last_day,
        o.published_earliest, o.published_latest,
        CASE
            WHEN f.attributed_to IS NOT NULL THEN f.attributed_to
            WHEN f.stance = 'asserted' THEN coalesce(o.outlet, 'outlet:' || f.source_id)
            ELSE 'unnamed:' || f.source_id || ':' || coalesce(f.attribution_text, '')
        END AS claimant
    FROM figures AS f LEFT JOIN outlets AS o ON o.source_id = f.source_id
)
SELECT
    spoken.*,
    coalesce(r.origin, spoken.claimant) AS origin,
    spoken.bound NOT IN ('about', 'vague') AS is_hard,
    CASE
        WHEN first_day = last_day THEN 'day ' || first_day
        WHEN section = 'teaser' THEN NULL
        WHEN coalesce(first_day, last_day) IS NOT NULL OR as_of_basis = 'timeless'
        THEN 'document ' || source_id || coalesce(' from ' || first_day, '')
            || coalesce(' to ' || last_day, '')
    END AS moment,
    -- Can it be compared with anything at all?
    counting <> 'single' AND unit IS NOT NULL AND indicator IS NOT NULL
    AND population IS NOT NULL AND place_id IS NOT NULL AS is_comparable,
    a.rank AS claimant_rank
FROM spoken
LEFT JOIN actor_origins AS r ON r.actor_id = spoken.claimant
LEFT JOIN actors AS a ON a.actor_id = spoken.attributed_to;
COMMENT ON VIEW claims IS 'One row: a figure as a claim, with its claimant and origin, its limits and its moment. claimant: who is named; else the outlet, if it asserts the claim; else an unnamed speaker, one per document and wording. moment: equal for two claims exactly if both have the same moment.';

-- One row: a scope and a moment of which a claim speaks. `question` is its key.
CREATE OR REPLACE VIEW settle_questions AS
SELECT DISTINCT
    concat_ws(
        ' ', unit, indicator, population, place_id, counting,
        CASE WHEN counting = 'period' THEN 'since ' || coalesce(CAST(since AS VARCHAR), '?') END,
        'as of', coalesce(CAST(first_day AS VARCHAR), '?'), coalesce(CAST(last_day AS VARCHAR), '?')
    ) AS question,
    unit, indicator, population, place_id, counting,
    CASE WHEN counting = 'period' THEN since END AS since,
    first_day AS as_of_earliest,
    last_day AS as_of_latest
FROM claims
WHERE is_comparable AND place_basis IS DISTINCT FROM 'mainly'
    AND coalesce(first_day, last_day) IS NOT NULL;
COMMENT ON VIEW settle_questions IS 'One row: a scope and a moment of which a claim speaks. `question` is its key.';

-- One row: a question and what one claim says of it. kind: of_moment (as it stands), floor (an
-- earlier cumulative claim: no less) or ceiling (a later one: no more). NULL in low, high = open.
CREATE OR REPLACE VIEW settle_views AS
WITH placed AS (
    SELECT
        q.question, c.*,
        CASE
            WHEN c.last_day < q.as_of_earliest THEN 'floor'
            WHEN c.first_day > q.as_of_latest THEN 'ceiling'
            ELSE 'of_moment'
        END AS kind
    FROM settle_questions AS q JOIN claims AS c
        ON c.unit = q.unit AND c.indicator = q.indicator AND c.population = q.population
        AND c.place_id = q.place_id AND c.counting = q.counting
        AND (c.counting <> 'period' OR c.since IS NOT DISTINCT FROM q.since)
    WHERE c.place_basis IS DISTINCT FROM 'mainly'
        AND coalesce(c.first_day, c.last_day) IS NOT NULL
)
SELECT
    question, figure_id, origin, stance, stance = 'rumour' AS is_rumour, is_hard, claimant_rank,
    kind, first_day, last_day,
    CASE WHEN kind <> 'ceiling' THEN low END AS low,
    CASE WHEN kind <> 'floor' THEN high END AS high
FROM placed
WHERE kind = 'of_moment' OR counting = 'cumulative';
COMMENT ON VIEW settle_views IS 'One row: a question and what one claim says of it. kind: of_moment (as it stands), floor (an earlier cumulative claim: no less) or ceiling (a later one: no more). NULL in low, high = open.';

-- One row: a scope and a moment, settled as the span from the lowest to the highest claim.
-- After UCDP GED's low and high estimates and Iraq Body Count's minimum and maximum; departs from
-- them in keeping rumours and in closing open sides by earlier and later claims.
CREATE OR REPLACE VIEW settle_range AS
WITH bounds AS (
    SELECT
        question,
        max(low) FILTER (kind = 'floor' AND NOT is_rumour) AS least,
        min(high) FILTER (kind = 'ceiling' AND NOT is_rumour) AS most
    FROM settle_views
    GROUP BY question
),
closed AS (
    SELECT
        v.question, v.figure_id, v.origin,
        coalesce(v.low, CASE WHEN v.high IS NULL OR b.least <= v.high THEN b.least END) AS low,
        coalesce(v.high, CASE WHEN v.low IS NULL OR b.most >= v.low THEN b.most END) AS high
    FROM settle_views AS v JOIN bounds AS b USING (question)
    WHERE v.kind = 'of_moment'
),
settled_ranges AS (
    SELECT
        question,
        CASE WHEN bool_and(low IS NOT NULL) THEN min(low) END AS low,
        CASE WHEN bool_and(high IS NOT NULL) THEN max(high) END AS high,
        count(DISTINCT origin) AS origins,
        list_sort(list(figure_id)) AS figure_ids
    FROM closed
    GROUP BY question
)
SELECT q.*, s.low, s.high, s.origins, s.figure_ids
FROM settle_questions AS q JOIN settled_ranges AS s USING (question)
ORDER BY question;
COMMENT ON VIEW settle_range IS 'One row: a scope and a moment, settled as the span from the lowest to the highest claim. After UCDP GED''s low and high estimates and Iraq Body Count''s minimum and maximum; departs from them in keeping rumours and in closing open sides by earlier and later claims.';

-- One row: a scope and a moment, settled as the smallest number that a claim commits to; none where
-- no claim commits to a least number. After ACLED's most conservative estimate; departs from it in
-- taking no limit that is only a convention, and in carrying on an earlier number where the moment
-- has none.
CREATE OR REPLACE VIEW settle_conservative AS
WITH hard AS (
    SELECT * FROM settle_views WHERE NOT is_rumour AND is_hard AND low IS NOT NULL
),
chosen AS (
    SELECT
        question,
        coalesce(min(low) FILTER (kind = 'of_moment'), max(low)) AS low,
        CASE WHEN bool_or(kind = 'of_moment') THEN 'of_moment' ELSE 'floor' END AS kind
    FROM hard
    GROUP BY question
)
SELECT q.*, c.low, count(DISTINCT h.origin) AS origins, list_sort(list(h.figure_id)) AS figure_ids
FROM settle_questions AS q
JOIN chosen AS c USING (question)
JOIN hard AS h ON h.question = c.question AND h.kind = c.kind AND h.low = c.low
GROUP BY ALL
ORDER BY question;
COMMENT ON VIEW settle_conservative IS 'One row: a scope and a moment, settled as the smallest number that a claim commits to; none where no claim commits to a least number. After ACLED''s most conservative estimate; departs from it in taking no limit that is only a convention, and in carrying on an earlier number where the moment has none.';

-- One row: a scope and a moment, settled by the latest claim of the highest rank up to then.
-- After the Global Terrorism Database's preference for the latest, then the lowest number; departs
-- from it in putting the speaker's rank first and in taking an earlier number as a floor only.
CREATE OR REPLACE VIEW settle_latest AS
WITH ranked AS (
    SELECT *, row_number() OVER (
        PARTITION BY question
        ORDER BY claimant_rank NULLS LAST, last_day DESC NULLS FIRST, first_day DESC NULLS LAST,
            low NULLS FIRST, high NULLS LAST, figure_id
    ) AS preference
    FROM settle_views
    WHERE NOT is_rumour AND kind <> 'ceiling'
)
SELECT
    q.*, r.low, r.high, r.claimant_rank, r.first_day AS claim_earliest,
    r.last_day AS claim_latest, r.figure_id
FROM settle_questions AS q JOIN ranked AS r USING (question)
WHERE r.preference = 1
ORDER BY question;
COMMENT ON VIEW settle_latest IS 'One row: a scope and a moment, settled by the latest claim of the highest rank up to then. After the Global Terrorism Database''s preference for the latest, then the lowest number; departs from it in putting the speaker''s rank first and in taking an earlier number as a floor only.';

-- One row: a scope, a moment and one range of numbers on which most independent origins can agree;
-- several rows if ranges tie. After the majority rule of the Global Terrorism Database; departs from
-- it in counting origins, not reports, in letting limits agree, and in keeping all tied ranges.
CREATE OR REPLACE VIEW settle_majority AS
WITH said AS (
    SELECT
        question, origin,
        coalesce(max(low), '-infinity'::DOUBLE) AS low,
        coalesce(min(high), 'infinity'::DOUBLE) AS high,
        list(figure_id) AS figure_ids
    FROM settle_views
    WHERE NOT is_rumour
    GROUP BY question, origin
),
consistent AS (
    SELECT * FROM said
    WHERE low <= high AND NOT (low = '-infinity'::DOUBLE AND high = 'infinity'::DOUBLE)
),
ranges AS (
    SELECT
        s.question, s.low, min(c.high) AS high, count(*) AS origins,
        list_sort(flatten(list(c.figure_ids))) AS figure_ids
    FROM (SELECT DISTINCT question, low FROM consistent) AS s
    JOIN consistent AS c ON c.question = s.question AND c.low <= s.low AND c.high >= s.low
    GROUP BY s.question, s.low
),
counted AS (
    SELECT *, max(origins) OVER (PARTITION BY question) AS most FROM ranges
)
SELECT
    q.*, nullif(c.low, '-infinity'::DOUBLE) AS low, nullif(c.high, 'infinity'::DOUBLE) AS high,
    c.origins, c.figure_ids
FROM settle_questions AS q JOIN counted AS c USING (question)
WHERE c.origins = c.most
ORDER BY question, c.low;
COMMENT ON VIEW settle_majority IS 'One row: a scope, a moment and one range of numbers on which most independent origins can agree; several rows if ranges tie. After the majority rule of the Global Terrorism Database; departs from it in counting origins, not reports, in letting limits agree, and in keeping all tied ranges.';

-- One row: a scope and a moment with the four ways of settling side by side. majority is a list, as
-- ranges may tie. spread: highest less lowest number over the four ways, open sides left out;
-- is_open: a way has no upper limit.
CREATE OR REPLACE VIEW settled AS
WITH ties AS (
    SELECT
        question,
        list({'low': low, 'high': high, 'origins': origins} ORDER BY low NULLS FIRST) AS ranges,
        least(min(low), min(high)) AS lowest,
        greatest(max(low), max(high)) AS highest,
        bool_or(high IS NULL) AS is_open
    FROM settle_majority
    GROUP BY question
),
beside AS (
    SELECT
        q.*,
        r.low AS range_low, r.high AS range_high,
        c.low AS conservative,
        l.low AS latest_low, l.high AS latest_high, l.figure_id AS latest_figure_id,
        t.ranges AS majority,
        least(r.low, r.high, c.low, l.low, l.high, t.lowest) AS lowest,
        greatest(r.low, r.high, c.low, l.low, l.high, t.highest) AS highest,
        r.high IS NULL OR (l.figure_id IS NOT NULL AND l.high IS NULL)
        OR coalesce(t.is_open, false) AS is_open,
        r.figure_ids
    FROM settle_questions AS q
    JOIN settle_range AS r USING (question)
    LEFT JOIN settle_conservative AS c USING (question)
    LEFT JOIN settle_latest AS l USING (question)
    LEFT JOIN ties AS t USING (question)
)
SELECT * EXCLUDE (figure_ids), highest - lowest AS spread, figure_ids
FROM beside
ORDER BY question;
COMMENT ON VIEW settled IS 'One row: a scope and a moment with the four ways of settling side by side. majority is a list, as ranges may tie. spread: highest less lowest number over the four ways, open sides left out; is_open: a way has no upper limit.';

-- One row: a cumulative toll and a day to which claims on it run at the latest; rumours left out.
-- low, high: limits of that day's claims, NULL = open. floor: highest hard lower limit up to then;
-- growth: its rise since the day before that has a claim.
CREATE OR REPLACE VIEW toll_by_day AS
WITH daily AS (
    SELECT
        unit, indicator, population, place_id, last_day AS day,
        CASE WHEN bool_and(first_day IS NOT NULL) THEN min(first_day) END AS earliest,
        CASE WHEN bool_and(low IS NOT NULL) THEN min(low) END AS low,
        CASE WHEN bool_and(high IS NOT NULL) THEN max(high) END AS high,
        max(low) FILTER (is_hard) AS hard_low,
        count(DISTINCT origin) AS origins,
        list_sort(list(figure_id)) AS figure_ids
    FROM claims
    WHERE is_comparable AND counting = 'cumulative' AND stance <> 'rumour'
        AND place_basis IS DISTINCT FROM 'mainly' AND last_day IS NOT NULL
    GROUP BY unit, indicator, population, place_id, last_day
),
floored AS (
    SELECT *, max(hard_low) OVER (
        PARTITION BY unit, indicator, population, place_id ORDER BY day
    ) AS floor
    FROM daily
)
SELECT
    unit, indicator, population, place_id, day, earliest, low, high, floor,
    floor - lag(floor) OVER (
        PARTITION BY unit, indicator, population, place_id ORDER BY day
    ) AS growth,
    origins, figure_ids
FROM floored
ORDER BY unit, indicator, population, place_id, day;
COMMENT ON VIEW toll_by_day IS 'One row: a cumulative toll and a day to which claims on it run at the latest; rumours left out. low, high: limits of that day''s claims, NULL = open. floor: highest hard lower limit up to then; growth: its rise since the day before that has a claim.';

-- One row: a figure published by the given day. known: certain if its document's latest day of
-- publication is past, possible if only the earliest is. A teaser belongs to another article, so its
-- own moment must have come as well.
CREATE OR REPLACE MACRO known_on(on_day) AS TABLE
WITH dated AS (
    SELECT
        f.*,
        CASE
            WHEN s.published_latest <= CAST(on_day AS DATE) THEN 2
            WHEN s.published_earliest <= CAST(on_day AS DATE) THEN 1
            ELSE 0
        END AS by_publication,
        CASE
            WHEN f.section IS DISTINCT FROM 'teaser' THEN 2
            WHEN f.as_of_latest <= CAST(on_day AS DATE) THEN 2
            WHEN f.as_of_earliest <= CAST(on_day AS DATE) THEN 1
            ELSE 0
        END AS by_moment
    FROM figures AS f JOIN sources AS s ON s.source_id = f.source_id
)
SELECT
    CASE WHEN least(by_publication, by_moment) = 2 THEN 'certain' ELSE 'possible' END AS known,
    * EXCLUDE (by_publication, by_moment)
FROM dated
WHERE least(by_publication, by_moment) > 0
ORDER BY figure_id;
COMMENT ON MACRO TABLE known_on IS 'One row: a figure published by the given day. known: certain if its document''s latest day of publication is past, possible if only the earliest is. A teaser belongs to another article, so its own moment must have come as well.';

-- One row: two figures (one_id before other_id) and how their scopes and moments stand.
-- one_in_other, other_in_one: what one counts is among what the other counts, by words or codes.
-- one_held, other_held: it does so at the same moment, or earlier within a cumulative count, so that
-- its number may not exceed the other's. time_order: -1 one is earlier, 0 same moment, 1 later.
CREATE OR REPLACE VIEW claim_pairs AS
WITH paired AS (
    SELECT
        a, b,
        CASE
            WHEN a.last_day < b.first_day THEN -1
            WHEN b.last_day < a.first_day THEN 1
            WHEN a.moment = b.moment THEN 0
        END AS time_order,
        a.last_day <= b.first_day AS one_ends_first,
        b.last_day <= a.first_day AS other_ends_first,
        (a.figure_id, b.figure_id) IN (SELECT (part, whole) FROM figure_within) AS one_declared,
        (b.figure_id, a.figure_id) IN (SELECT (part, whole) FROM figure_within) AS other_declared,
        a.is_comparable AND b.is_comparable AND a.unit = b.unit AS comparable,
        (a.indicator, b.indicator) IN (SELECT (part, whole) FROM indicator_within)
        AND (a.population, b.population) IN (SELECT (part, whole) FROM population_within)
        AND (a.place_id, b.place_id) IN (SELECT (part, whole) FROM place_within)
        AND a.place_basis IS DISTINCT FROM 'mainly' AS one_within,
        (b.indicator, a.indicator) IN (SELECT (part, whole) FROM indicator_within)
        AND (b.population, a.population) IN (SELECT (part, whole) FROM population_within)
        AND (b.place_id, a.place_id) IN (SELECT (part, whole) FROM place_within)
        AND b.place_basis IS DISTINCT FROM 'mainly' AS other_within,
        a.counting = b.counting AND (a.counting = 'state' OR a.since = b.since) AS same_window
    FROM claims AS a JOIN claims AS b ON a.figure_id < b.figure_id
),
fitted AS (
    SELECT
        *,
        CASE
            WHEN b.counting = 'cumulative'
            THEN a.counting = 'cumulative' OR one_ends_first OR time_order = 0
            ELSE same_window AND time_order = 0
        END AS one_fits,
        CASE
            WHEN a.counting = 'cumulative'
            THEN b.counting = 'cumulative' OR other_ends_first OR time_order = 0
            ELSE same_window AND time_order = 0
        END AS other_fits
    FROM paired
),
nested AS (
    SELECT
        *,
        one_declared OR coalesce(comparable AND one_within AND one_fits, false) AS one_in_other,
        other_declared OR coalesce(comparable AND other_within AND other_fits, false) AS other_in_one
    FROM fitted
)
SELECT
    a.figure_id AS one_id, b.figure_id AS other_id, a, b, time_order, one_declared, other_declared,
    one_in_other, other_in_one, one_in_other AND other_in_one AS same_scope,
    one_in_other AND coalesce(
        one_declared OR time_order = 0 OR (time_order = -1 AND b.counting = 'cumulative'), false
    ) AS one_held,
    other_in_one AND coalesce(
        other_declared OR time_order = 0 OR (time_order = 1 AND a.counting = 'cumulative'), false
    ) AS other_held,
    CASE
        WHEN a.value IS NULL AND b.value IS NULL
        THEN a.low IS NOT DISTINCT FROM b.low AND a.high IS NOT DISTINCT FROM b.high
        ELSE a.value IS NOT DISTINCT FROM b.value
    END AS same_value
FROM nested;
COMMENT ON VIEW claim_pairs IS 'One row: two figures (one_id before other_id) and how their scopes and moments stand. one_in_other, other_in_one: what one counts is among what the other counts, by words or codes. one_held, other_held: it does so at the same moment, or earlier within a cumulative count, so that its number may not exceed the other''s. time_order: -1 one is earlier, 0 same moment, 1 later.';

-- One row: two figures and their relation, the first of the definitions that holds, compatible and
-- different_scope included; the later figure or the part first. differs: the dimensions of scope and
-- time in which they differ. Sets of more than two figures are left out.
CREATE OR REPLACE VIEW pair_relations AS
WITH judged AS (
    SELECT
        *,
        one_held AND a.low > b.high AS one_over,
        other_held AND b.low > a.high AS other_over,
        same_scope AND NOT same_value AND a.claimant = b.claimant AND time_order <> 0 AS revised,
        a.value > b.value AND one_held AND (NOT same_scope OR time_order = -1) AS one_inverted,
        b.value > a.value AND other_held AND (NOT same_scope OR time_order = 1) AS other_inverted
    FROM claim_pairs
),
named AS (
    SELECT
        *,
        CASE
            WHEN one_declared AND a.low > b.high THEN 'part_exceeds_whole'
            WHEN other_declared AND b.low > a.high THEN 'part_exceeds_whole'
            WHEN a.revises = b.figure_id OR b.revises = a.figure_id OR revised THEN 'revises'
            WHEN (one_over OR other_over) AND a.is_hard AND b.is_hard THEN 'contradicts'
            WHEN same_scope AND time_order = 0 AND a.source_id <> b.source_id
                AND a.origin = b.origin AND same_value THEN 'repeats'
            WHEN one_over OR other_over OR one_inverted OR other_inverted THEN 'tension'
            WHEN one_in_other OR other_in_one THEN 'compatible'
            ELSE 'different_scope'
        END AS relation
    FROM judged
),
turned AS (
    SELECT
        *,
        CASE
            WHEN relation = 'part_exceeds_whole' THEN one_declared AND coalesce(a.low > b.high, false)
            WHEN relation = 'revises' AND a.revises = b.figure_id THEN true
            WHEN relation = 'revises' AND b.revises = a.figure_id THEN false
            WHEN relation = 'revises' THEN time_order = 1
            WHEN relation <> 'repeats' AND one_in_other AND NOT other_in_one THEN true
            WHEN relation <> 'repeats' AND other_in_one AND NOT one_in_other THEN false
            WHEN relation <> 'repeats' AND time_order <> 0 THEN time_order = 1
            WHEN relation IN ('contradicts', 'tension') THEN coalesce(one_over, false)
            ELSE (coalesce(CAST(a.published_latest AS VARCHAR), ''), a.source_id, a.figure_id)
                > (coalesce(CAST(b.published_latest AS VARCHAR), ''), b.source_id, b.figure_id)
        END AS one_first
    FROM named
)
SELECT
    CASE WHEN one_first THEN one_id ELSE other_id END AS figure_id,
    CASE WHEN one_first THEN other_id ELSE one_id END AS other_figure_id,
    relation,
    concat_ws(
        ', ',
        CASE WHEN a.unit IS NULL OR a.unit IS DISTINCT FROM b.unit THEN 'unit' END,
        CASE WHEN a.indicator IS NULL OR a.indicator IS DISTINCT FROM b.indicator
            THEN 'indicator' END,
        CASE WHEN a.population IS NULL OR a.population IS DISTINCT FROM b.population
            THEN 'population' END,
        CASE WHEN a.place_id IS NULL OR a.place_id IS DISTINCT FROM b.place_id
            THEN 'place_id' END,
        CASE WHEN 'mainly' IN (a.place_basis, b.place_basis) THEN 'place_basis' END,
        CASE WHEN a.counting <> b.counting THEN 'counting'
            WHEN a.counting = 'period' AND a.since IS DISTINCT FROM b.since THEN 'since' END,
        CASE WHEN time_order IS DISTINCT FROM 0 THEN 'as_of' END
    ) AS differs
FROM turned;
COMMENT ON VIEW pair_relations IS 'One row: two figures and their relation, the first of the definitions that holds, compatible and different_scope included; the later figure or the part first. differs: the dimensions of scope and time in which they differ. Sets of more than two figures are left out.';

-- One row: a figure in one phrase for a reader: number, what is counted, who says it, where, when.
CREATE OR REPLACE VIEW figure_phrases AS
SELECT
    c.figure_id,
    concat(
        CASE c.bound
            WHEN 'at_least' THEN 'at least ' WHEN 'more_than' THEN 'more than '
            WHEN 'at_most' THEN 'at most ' WHEN 'less_than' THEN 'less than '
            WHEN 'between' THEN 'between ' WHEN 'about' THEN 'about '
        END,
        '“', c.number_text, '” (',
        concat_ws(
            ', ', coalesce(i.label, c.indicator), coalesce(p.label, c.population),
            coalesce(l.name, c.place_id)
        ),
        '; ',
        CASE
            WHEN starts_with(c.claimant, 'outlet:') THEN 'the outlet itself'
            WHEN starts_with(c.claimant, 'unnamed:')
            THEN 'an unnamed speaker' || coalesce(' (“' || c.attribution_text || '”)', '')
            ELSE coalesce(a.name, c.claimant)
        END,
        ' in ', c.source_id, CASE WHEN c.stance IN ('hedged', 'rumour', 'doubted')
            THEN ', ' || c.stance END,
        '; ', c.counting, coalesce(' since ' || CASE WHEN c.counting = 'period' THEN c.since END, ''),
        CASE
            WHEN c.first_day = c.last_day THEN ', as of ' || c.first_day
            WHEN c.first_day IS NULL AND c.last_day IS NULL THEN ', no known day'
            ELSE concat(', as of a day', ' from ' || c.first_day, ' to ' || c.last_day)
        END,
        ')'
    ) AS phrase
FROM claims AS c
LEFT JOIN indicators AS i ON i.indicator = c.indicator
LEFT JOIN populations AS p ON p.population = c.population
LEFT JOIN places AS l ON l.place_id = c.place_id
LEFT JOIN actors AS a ON a.actor_id = c.claimant;
COMMENT ON VIEW figure_phrases IS 'One row: a figure in one phrase for a reader: number, what is counted, who says it, where, when.';

-- One row: two figures and their one pair relation, stored or computed, or a figure and a total in a
-- set relation (sums_to, leaves_remainder). is_stored: whether it is a row of relations.
CREATE OR REPLACE VIEW all_relations AS
WITH stored_pairs AS (
    SELECT * FROM relations WHERE relation NOT IN ('sums_to', 'leaves_remainder')
)
SELECT
    coalesce(s.figure_id, p.figure_id) AS figure_id,
    coalesce(s.other_figure_id, p.other_figure_id) AS other_figure_id,
    coalesce(s.relation, p.relation) AS relation,
    s.set_id,
    coalesce(s.explanation, concat(
        'First: ', one.phrase, '; second: ', other.phrase, '. ',
        CASE p.relation
            WHEN 'compatible' THEN 'Both may be true.'
            WHEN 'different_scope' THEN 'Neither counts among the other.'
            ELSE 'One of many such pairs in this scope, not stored.'
        END,
        CASE WHEN p.differs <> '' THEN ' They differ in: ' || p.differs || '.' END
    )) AS explanation,
    p.differs,
    s.relation IS NOT NULL AS is_stored
FROM pair_relations AS p
LEFT JOIN stored_pairs AS s
    ON least(s.figure_id, s.other_figure_id) = least(p.figure_id, p.other_figure_id)
    AND greatest(s.figure_id, s.other_figure_id) = greatest(p.figure_id, p.other_figure_id)
JOIN figure_phrases AS one ON one.figure_id = p.figure_id
JOIN figure_phrases AS other ON other.figure_id = p.other_figure_id
UNION ALL
SELECT figure_id, other_figure_id, relation, set_id, explanation, NULL, true
FROM relations WHERE relation IN ('sums_to', 'leaves_remainder');
COMMENT ON VIEW all_relations IS 'One row: two figures and their one pair relation, stored or computed, or a figure and a total in a set relation (sums_to, leaves_remainder). is_stored: whether it is a row of relations.';

-- One row: one relation of the two figures; their pair relation always, and the set relations that
-- join them, if any.
CREATE OR REPLACE MACRO relation(figure_a, figure_b) AS TABLE
SELECT figure_id, other_figure_id, relation, set_id, explanation, differs
FROM all_relations
WHERE (figure_id = figure_a AND other_figure_id = figure_b)
    OR (figure_id = figure_b AND other_figure_id = figure_a)
ORDER BY relation, set_id;
COMMENT ON MACRO TABLE relation IS 'One row: one relation of the two figures; their pair relation always, and the set relations that join them, if any.';

-- One row: a relation of the figure to another one with which it can be compared; relations of
-- different scope are left out.
CREATE OR REPLACE MACRO related(figure) AS TABLE
SELECT
    CASE WHEN figure_id = figure THEN other_figure_id ELSE figure_id END AS related_figure_id,
    relation, set_id, explanation, differs, is_stored
FROM all_relations
WHERE (figure_id = figure OR other_figure_id = figure) AND relation <> 'different_scope'
ORDER BY is_stored DESC, relation, related_figure_id;
COMMENT ON MACRO TABLE related IS 'One row: a relation of the figure to another one with which it can be compared; relations of different scope are left out.';

-- One row: the figure with its words, who said it through whom and where, and a list of all the
-- figures with which it can be compared.
CREATE OR REPLACE MACRO trace(figure) AS TABLE
SELECT
    f.figure_id, p.phrase, f.quote, f.number_text, s.document, f.char_start, f.char_end,
    s.title, s.publisher, s.published_earliest, s.published_latest,
    a.name AS attributed_to, v.name AS via, f.attribution_text, f.stance,
    f.as_of_earliest, f.as_of_latest, f.as_of_basis,
    (
        SELECT list({
            'figure_id': CASE WHEN r.figure_id = figure THEN r.other_figure_id ELSE r.figure_id END,
            'relation': r.relation, 'set_id': r.set_id, 'explanation': r.explanation
        } ORDER BY r.is_stored DESC, r.relation, r.figure_id, r.other_figure_id)
        FROM all_relations AS r
        WHERE (r.figure_id = figure OR r.other_figure_id = figure)
            AND r.relation <> 'different_scope'
    ) AS relations
FROM figures AS f
JOIN figure_phrases AS p ON p.figure_id = f.figure_id
JOIN sources AS s ON s.source_id = f.source_id
LEFT JOIN actors AS a ON a.actor_id = f.attributed_to
LEFT JOIN actors AS v ON v.actor_id = f.via
WHERE f.figure_id = figure;
COMMENT ON MACRO TABLE trace IS 'One row: the figure with its words, who said it through whom and where, and a list of all the figures with which it can be compared.';

-- A number as people write it: 2,200 or 3.5.
CREATE MACRO readable_number(number) AS
  CASE WHEN number = floor(number) THEN format('{:,}', CAST(number AS BIGINT)) ELSE CAST(number AS VARCHAR) END;
COMMENT ON MACRO readable_number IS 'A number as people write it: 2,200 or 3.5.';

-- The number of a figure with its bound: 13, ≥ 13, > 200, ≤ 50, < 50, 50–60, ≈ 400; the printed word where it is vague.
CREATE MACRO readable_figure(bound, number, lower_end, upper_end, number_text) AS CASE CAST(bound AS VARCHAR)
  WHEN 'exact' THEN readable_number(number)
  WHEN 'at_least' THEN '≥ ' || readable_number(number)
  WHEN 'more_than' THEN '> ' || readable_number(number)
  WHEN 'at_most' THEN '≤ ' || readable_number(number)
  WHEN 'less_than' THEN '< ' || readable_number(number)
  WHEN 'about' THEN '≈ ' || readable_number(number)
  WHEN 'between' THEN readable_number(lower_end) || '–' || readable_number(upper_end)
  WHEN 'vague' THEN number_text
END;
COMMENT ON MACRO readable_figure IS 'The number of a figure with its bound: 13, ≥ 13, > 200, ≤ 50, < 50, 50–60, ≈ 400; the printed word where it is vague.';

-- One or two days as people write them: 9 Jan 2022, 5–6 Jan 2022, 31 Dec 2021 – 2 Jan 2022, from or until one day.
CREATE MACRO readable_days(first_day, last_day) AS CASE
  WHEN first_day IS NULL AND last_day IS NULL THEN NULL
  WHEN last_day IS NULL THEN 'from ' || strftime(first_day, '%-d %b %Y')
  WHEN first_day IS NULL THEN 'until ' || strftime(last_day, '%-d %b %Y')
  WHEN first_day = last_day THEN strftime(first_day, '%-d %b %Y')
  WHEN strftime(first_day, '%b %Y') = strftime(last_day, '%b %Y')
  THEN strftime(first_day, '%-d') || '–' || strftime(last_day, '%-d %b %Y')
  WHEN strftime(first_day, '%Y') = strftime(last_day, '%Y')
  THEN strftime(first_day, '%-d %b') || ' – ' || strftime(last_day, '%-d %b %Y')
  ELSE strftime(first_day, '%-d %b %Y') || ' – ' || strftime(last_day, '%-d %b %Y')
END;
COMMENT ON MACRO readable_days IS 'One or two days as people write them: 9 Jan 2022, 5–6 Jan 2022, 31 Dec 2021 – 2 Jan 2022, from or until one day.';

-- Who speaks: the actor; an unnamed speaker, if words leave the claim to one or it is a rumour; else the document in its own voice.
CREATE MACRO readable_speaker(actor_name, attribution_text, stance) AS CASE
  WHEN actor_name IS NOT NULL THEN actor_name
  WHEN attribution_text IS NOT NULL OR CAST(stance AS VARCHAR) = 'rumour' THEN 'unnamed'
  ELSE 'own voice'
END;
COMMENT ON MACRO readable_speaker IS 'Who speaks: the actor; an unnamed speaker, if words leave the claim to one or it is a rumour; else the document in its own voice.';

-- One row: a source with a name for readers: its publisher, else its author, else its id.
CREATE VIEW source_names AS
SELECT source_id, coalesce(publisher, author, source_id) AS source FROM sources;
COMMENT ON VIEW source_names IS 'One row: a source with a name for readers: its publisher, else its author, else its id.';

-- One row: a figure in words for readers, beside its codes. number: the number with its bound. as_of: the days up to which it runs. said_by: the speaker, own voice, or unnamed.
CREATE VIEW readable_figures AS
SELECT
  f.figure_id, f.source_id, n.source,
  i.label AS counted, p.label AS of_whom, l.name AS place,
  readable_figure(f.bound, f.value, f.lower, f.upper, f.number_text) AS number,
  f.unit,
  readable_days(f.as_of_earliest, f.as_of_latest) AS as_of,
  readable_speaker(a.name, f.attribution_text, f.stance) AS said_by,
  v.name AS said_via,
  f.stance, f.section, f.gloss, f.quote,
  f.indicator, f.population, f.place_id, f.place_basis, f.counting, f.since,
  f.value, f.bound, f.lower, f.upper, f.number_text,
  f.as_of_earliest, f.as_of_latest, f.as_of_basis,
  f.attributed_to, f.via, f.attribution_text, f.stance_text, f.event_id, f.part_of, f.revises
FROM figures AS f
JOIN source_names AS n USING (source_id)
JOIN indicators AS i USING (indicator)
JOIN populations AS p USING (population)
JOIN places AS l USING (place_id)
LEFT JOIN actors AS a ON a.actor_id = f.attributed_to
LEFT JOIN actors AS v ON v.actor_id = f.via;
COMMENT ON VIEW readable_figures IS 'One row: a figure in words for readers, beside its codes. number: the number with its bound. as_of: the days up to which it runs. said_by: the speaker, own voice, or unnamed.';

-- One row: a report in words for readers, beside its codes. days: when it happened, according to this report. said_by: the speaker, own voice, or unnamed.
CREATE VIEW readable_reports AS
SELECT
  r.report_id, r.source_id, n.source,
  t.label AS what, e.title AS event, l.name AS place,
  readable_days(r.date_earliest, r.date_latest) AS days,
  readable_speaker(a.name, r.attribution_text, r.stance) AS said_by,
  v.name AS said_via,
  r.stance, r.section, r.gloss, r.quote,
  r.event_type, r.event_id, r.place_id, r.place_basis,
  r.date_earliest, r.date_latest, r.date_basis,
  r.attributed_to, r.via, r.attribution_text, r.stance_text
FROM reports AS r
JOIN source_names AS n USING (source_id)
JOIN event_types AS t ON t.event_type = r.event_type
LEFT JOIN events AS e ON e.event_id = r.event_id
LEFT JOIN places AS l ON l.place_id = r.place_id
LEFT JOIN actors AS a ON a.actor_id = r.attributed_to
LEFT JOIN actors AS v ON v.actor_id = r.via;
COMMENT ON VIEW readable_reports IS 'One row: a report in words for readers, beside its codes. days: when it happened, according to this report. said_by: the speaker, own voice, or unnamed.';

-- One row: what one document says of the dead, injured, hospitalised or arrested of one population in one place up to one moment. others: what is said elsewhere of the same population and place.
CREATE VIEW casualties AS
WITH RECURSIVE human(indicator, root) AS (
  SELECT indicator, indicator FROM indicators WHERE indicator IN ('killed', 'injured', 'arrested')
  UNION
  SELECT i.indicator, h.root FROM indicators AS i JOIN human AS h ON i.part_of = h.indicator
),
claims_of_harm AS (
  SELECT f.*, h.root FROM readable_figures AS f JOIN human AS h USING (indicator)
)
SELECT
  c.indicator, c.population, c.place_id, c.number, c.as_of, c.source_id, c.said_by, c.said_via, c.stance,
  (
    SELECT string_agg(o.number || ' (' || o.source_id || coalesce(', ' || o.as_of, '') || ')', '; '
      ORDER BY o.as_of_earliest, o.figure_id)
    FROM claims_of_harm AS o
    WHERE o.indicator = c.indicator AND o.population = c.population AND o.place_id = c.place_id
      AND o.figure_id <> c.figure_id
  ) AS others,
  c.figure_id, c.number_text, c.value, c.bound, c.lower, c.upper, c.as_of_earliest, c.as_of_latest, c.counting, c.since,
  c.place_basis, c.section, c.attributed_to, c.via, c.attribution_text, c.stance_text, c.part_of, c.revises,
  c.counted, c.of_whom, c.place, c.source, c.gloss, c.quote
FROM claims_of_harm AS c
ORDER BY
  list_position(['killed', 'injured', 'arrested'], c.root), c.indicator <> c.root, c.indicator,
  c.place_id <> 'kazakhstan', c.place_id, c.population <> 'persons', c.population, c.as_of_earliest, c.figure_id;
COMMENT ON VIEW casualties IS 'One row: what one document says of the dead, injured, hospitalised or arrested of one population in one place up to one moment. others: what is said elsewhere of the same population and place.';

-- One row: what one document says was burned, destroyed or looted of one kind of thing in one place.
CREATE VIEW damage AS
WITH RECURSIVE harmed(indicator, root) AS (
  SELECT indicator, indicator FROM indicators WHERE indicator IN ('destroyed', 'looted')
  UNION
  SELECT i.indicator, h.root FROM indicators AS i JOIN harmed AS h ON i.part_of = h.indicator
)
SELECT
  f.indicator, f.population, f.place_id, f.number, f.unit, f.as_of, f.source_id, f.said_by, f.said_via, f.stance,
  f.figure_id, f.number_text, f.value, f.bound, f.lower, f.upper, f.as_of_earliest, f.as_of_latest, f.counting, f.since,
  f.place_basis, f.section, f.attributed_to, f.via, f.attribution_text, f.stance_text, f.event_id, f.part_of,
  f.counted, f.of_whom, f.place, f.source, f.gloss, f.quote
FROM readable_figures AS f JOIN harmed AS h USING (indicator)
ORDER BY h.root, f.indicator, f.place_id, f.source_id, f.value DESC NULLS LAST, f.figure_id;
COMMENT ON VIEW damage IS 'One row: what one document says was burned, destroyed or looted of one kind of thing in one place.';

-- One row: one claim about troops of the CSTO mission, either a figure of their strength (figure_id) or a report that they were sent or arrived (report_id, no number). country: NULL for the mission as a whole.
CREATE VIEW troops AS
WITH contingents(population, code) AS (
  VALUES ('armenian_soldiers', 'AM'), ('belarusian_soldiers', 'BY'), ('russian_soldiers', 'RU')
),
states AS (
  SELECT country AS code, name FROM actors WHERE kind = 'state'
),
senders AS (
  SELECT p.report_id, min(a.country) AS code
  FROM participants AS p JOIN actors AS a USING (actor_id)
  WHERE p.role IN ('agent', 'member') AND a.country <> 'KZ'
  GROUP BY p.report_id
  HAVING count(DISTINCT a.country) = 1
),
said AS (
  SELECT
    f.figure_id, NULL AS report_id, c.code, f.number, f.of_whom, f.as_of_earliest AS day, f.as_of,
    f.source_id, f.source, f.said_by, f.said_via, f.stance::VARCHAR AS stance, f.section::VARCHAR AS section,
    f.value, f.bound::VARCHAR AS bound, f.lower, f.upper, f.as_of_earliest, f.as_of_latest, f.place_id, f.event_id,
    f.part_of, f.gloss, f.quote
  FROM readable_figures AS f LEFT JOIN contingents AS c USING (population)
  WHERE f.indicator = 'deployed'
  UNION ALL
  SELECT
    NULL, r.report_id, s.code, NULL, NULL, r.date_earliest, r.days,
    r.source_id, r.source, r.said_by, r.said_via, r.stance::VARCHAR, r.section::VARCHAR,
    NULL, NULL, NULL, NULL, r.date_earliest, r.date_latest, r.place_id, r.event_id,
    NULL, r.gloss, r.quote
  FROM readable_reports AS r LEFT JOIN senders AS s USING (report_id)
  WHERE r.event_type = 'deployment'
)
SELECT
  states.name AS country, said.number, said.gloss, said.as_of, said.source_id, said.said_by,
  said.said_via, said.stance, said.figure_id, said.report_id,
  said.* EXCLUDE (code, day, number, gloss, as_of, source_id, said_by, said_via, stance, figure_id, report_id)
FROM said LEFT JOIN states USING (code)
ORDER BY country NULLS FIRST, number IS NULL, said.value DESC, day, figure_id, report_id;
COMMENT ON VIEW troops IS 'One row: one claim about troops of the CSTO mission, either a figure of their strength (figure_id) or a report that they were sent or arrived (report_id, no number). country: NULL for the mission as a whole.';

-- One row: an event with its days, its place, how it stands (standing) and which documents report it, in the order of its days.
CREATE VIEW timeline AS
SELECT
  readable_days(e.date_earliest, e.date_latest) AS days, e.title, t.label AS what, l.name AS place,
  e.standing,
  (SELECT string_agg(DISTINCT r.source_id, ', ' ORDER BY r.source_id) FROM reports AS r WHERE r.event_id = e.event_id) AS sources,
  (
    SELECT string_agg(DISTINCT a.name, ', ' ORDER BY a.name)
    FROM reports AS r JOIN actors AS a ON a.actor_id = r.attributed_to WHERE r.event_id = e.event_id
  ) AS said_by,
  e.report_count, e.source_count, e.date_earliest, e.date_latest, e.date_precision,
  e.event_id, e.event_type, e.place_id, e.part_of, e.note
FROM events AS e
JOIN event_types AS t USING (event_type)
LEFT JOIN places AS l USING (place_id)
ORDER BY coalesce(e.date_earliest, e.date_latest), coalesce(e.date_latest, e.date_earliest), e.event_id;
COMMENT ON VIEW timeline IS 'One row: an event with its days, its place, how it stands (standing) and which documents report it, in the order of its days.';

-- One row: a source with the number of its claims (figures and reports together), how it presents them, how many speakers it names, and how many events only it reports.
CREATE VIEW claims_by_source AS
WITH claims_made AS (
  SELECT source_id, figure_id, NULL AS report_id, stance::VARCHAR AS stance, attributed_to FROM figures
  UNION ALL
  SELECT source_id, NULL, report_id, stance::VARCHAR, attributed_to FROM reports
),
counted AS (
  SELECT
    source_id,
    count(figure_id) AS figures,
    count(report_id) AS reports,
    count(*) FILTER (stance = 'asserted') AS asserted,
    count(*) FILTER (stance = 'attributed' AND attributed_to IS NOT NULL) AS attributed_to_named,
    count(*) FILTER (stance = 'attributed' AND attributed_to IS NULL) AS attributed_to_unnamed,
    count(*) FILTER (stance = 'hedged') AS hedged,
    count(*) FILTER (stance = 'rumour') AS rumour,
    count(*) FILTER (stance = 'doubted') AS doubted,
    count(*) FILTER (stance = 'denied') AS denied,
    count(*) FILTER (stance = 'forecast') AS forecast,
    count(DISTINCT attributed_to) AS speakers
  FROM claims_made GROUP BY source_id
),
reported AS (
  SELECT
    r.source_id,
    count(DISTINCT r.event_id) AS events,
    count(DISTINCT r.event_id) FILTER (e.source_count = 1) AS events_only_here
  FROM reports AS r JOIN events AS e USING (event_id) GROUP BY r.source_id
)
SELECT
  s.source_id, n.source,
  readable_days(s.published_earliest, s.published_latest) AS published,
  s.published_earliest, s.published_latest, s.published_basis,
  coalesce(c.figures, 0) AS figures, coalesce(c.reports, 0) AS reports,
  coalesce(r.events, 0) AS events, coalesce(r.events_only_here, 0) AS events_only_here,
  coalesce(c.speakers, 0) AS speakers,
  coalesce(c.asserted, 0) AS asserted,
  coalesce(c.attributed_to_named, 0) AS attributed_to_named,
  coalesce(c.attributed_to_unnamed, 0) AS attributed_to_unnamed,
  coalesce(c.hedged, 0) AS hedged, coalesce(c.rumour, 0) AS rumour, coalesce(c.doubted, 0) AS doubted,
  coalesce(c.denied, 0) AS denied, coalesce(c.forecast, 0) AS forecast,
  s.orientation
FROM sources AS s
JOIN source_names AS n USING (source_id)
LEFT JOIN counted AS c USING (source_id)
LEFT JOIN reported AS r USING (source_id)
ORDER BY s.source_id;
COMMENT ON VIEW claims_by_source IS 'One row: a source with the number of its claims (figures and reports together), how it presents them, how many speakers it names, and how many events only it reports.';

-- One row: a speaker, the agency or medium in between if there is one, and the document that quotes them, with the claims. claims: figures and reports attributed to the speaker. statements: reports of what the speaker said or announced in public. speaker_id is NULL where the document leaves a claim to nobody named.
CREATE VIEW said_by AS
WITH said AS (
  SELECT attributed_to AS actor_id, via, source_id, figure_id, NULL AS report_id, NULL AS statement_id
  FROM figures WHERE attribution_text IS NOT NULL
  UNION ALL
  SELECT attributed_to, via, source_id, NULL, report_id, NULL
  FROM reports WHERE attribution_text IS NOT NULL
  UNION ALL
  SELECT p.actor_id, NULL, r.source_id, NULL, NULL, r.report_id
  FROM participants AS p JOIN reports AS r USING (report_id) WHERE p.role = 'speaker'
)
SELECT
  coalesce(a.name, 'unnamed') AS speaker, v.name AS said_via, said.source_id, n.source,
  count(said.figure_id) AS figures,
  count(said.report_id) AS reports,
  count(said.figure_id) + count(said.report_id) AS claims,
  count(said.statement_id) AS statements,
  a.kind, a.role, a.rank, a.country,
  said.actor_id AS speaker_id, said.via,
  list(said.figure_id ORDER BY said.figure_id) FILTER (said.figure_id IS NOT NULL) AS figure_ids,
  list(coalesce(said.report_id, said.statement_id) ORDER BY coalesce(said.report_id, said.statement_id))
    FILTER (said.figure_id IS NULL) AS report_ids
FROM said
JOIN source_names AS n USING (source_id)
LEFT JOIN actors AS a ON a.actor_id = said.actor_id
LEFT JOIN actors AS v ON v.actor_id = said.via
GROUP BY ALL
ORDER BY claims + statements DESC, speaker, said.source_id, said_via;
COMMENT ON VIEW said_by IS 'One row: a speaker, the agency or medium in between if there is one, and the document that quotes them, with the claims. claims: figures and reports attributed to the speaker. statements: reports of what the speaker said or announced in public. speaker_id is NULL where the document leaves a claim to nobody named.';

-- One row: something that only one document reports, either an event (event_id) or a count of one population in one place (figure_id). The document's first words for it are in quote.
CREATE VIEW only_here AS
WITH lone_counts AS (
  SELECT indicator, population, place_id FROM figures GROUP BY ALL HAVING count(DISTINCT source_id) = 1
)
SELECT
  r.source_id, 'event' AS kind, e.title AS what, l.name AS place, NULL AS number,
  readable_days(e.date_earliest, e.date_latest) AS days,
  r.stance::VARCHAR AS stance, e.event_id, NULL AS figure_id, e.event_type, NULL AS indicator,
  NULL AS population, e.place_id, r.quote
FROM events AS e
JOIN (
  SELECT event_id, min_by(report_id, char_start) AS report_id FROM reports GROUP BY event_id
) AS first_words USING (event_id)
JOIN reports AS r ON r.report_id = first_words.report_id
LEFT JOIN places AS l ON l.place_id = e.place_id
WHERE e.source_count = 1
UNION ALL
SELECT
  f.source_id, 'count', f.counted || ': ' || f.of_whom, f.place, f.number, f.as_of,
  f.stance::VARCHAR, f.event_id, f.figure_id, NULL, f.indicator, f.population, f.place_id, f.quote
FROM readable_figures AS f
JOIN lone_counts AS c USING (indicator, population, place_id)
ORDER BY ALL;
COMMENT ON VIEW only_here IS 'One row: something that only one document reports, either an event (event_id) or a count of one population in one place (figure_id). The document''s first words for it are in quote.';

DROP MACRO qantar_whole_number;
DROP MACRO qantar_number;
DROP MACRO qantar_date;

COMMIT;
