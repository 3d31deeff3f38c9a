"""Small registers of an invented dossier, written to a folder for a test."""

from pathlib import Path

REGISTERS = {
    "places": """
- place_id: freiland
  name: Freiland
  country: FL
  names: {de: [Freiland, Freilands], en: [Freiland]}
- place_id: hafen
  name: Hafen
  country: FL
  part_of: freiland
  names: {de: [Hafenstadt], en: [Hafenstadt]}
""",
    "actors": """
- actor_id: ministry
  name: Ministry of Health
  kind: ministry
  country: FL
  forms: [Gesundheitsministerium]
- {actor_id: agency, name: Agency, kind: medium, forms: [Nordfunk]}
- {actor_id: velten, name: Arno Velten, kind: person, country: FL, forms: [Velten]}
""",
    "indicators": """
- indicator: killed
  unit: persons
  words: {de: [getötet, tote, starben], en: [killed, dead, died]}
- {indicator: injured, unit: persons, words: {de: [verletzt, verletzte], en: [injured]}}
- {indicator: burned, unit: vehicles, words: {de: [verbrannt, in brand gesetzt], en: [torched]}}
- {indicator: looted, unit: premises, words: {de: [geplündert], en: [looted]}}
- {indicator: price_multiple, unit: times, words: {de: [preis], en: [price]}}
""",
    "populations": """
- {population: persons, facet: persons, words: {de: [menschen, tote, verletzte], en: [people]}}
- population: police
  facet: persons
  part_of: [persons]
  words: {de: [polizisten, polizist], en: [police officers, officer]}
- population: police_and_soldiers
  facet: persons
  part_of: [persons]
  words: {de: [polizisten und soldaten]}
- {population: vehicles, facet: vehicles, words: {de: [autos, tankwagen, busse], en: [cars]}}
- {population: shops, facet: premises, words: {de: [geschäfte], en: [shops]}}
""",
    "event_types": """
- {event_type: storming, label: storming, words: {de: [gestürmt], en: [stormed]}}
""",
}


def write_registers(folder: Path) -> Path:
    """The registers as YAML files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in REGISTERS.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return folder
