"""Large tables: a database decides quickly that everything holds, or names the suspect rows.

`sql_cells` says in SQL what surely passes the row checker; what it cannot vouch for is only a
suspect. `plan` builds the query for a table, `scan` runs it, `byte_facts` proves that the
database has read the file as the row checker would, `suspects` fetches the rows in doubt for
the row checker, which alone decides.
"""
