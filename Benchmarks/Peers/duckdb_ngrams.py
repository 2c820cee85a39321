"""DuckDB as a peer: n-grams of orders 1 to N of a file that holds a document a line, one blank between tokens.

    duckdb_ngrams.py FILE N FOLDER THREADS

Writes words with their ids and each order's ids and counts to FOLDER (Parquet, not compressed: the cheapest of its
formats), prints for each order the distinct n-grams, their sum and the sum of their squares. Of the queries that were
tried (strings, an ENUM, ids by a join) this one was the fastest.
"""
import sys
import duckdb

END = "\x03"
path, order, folder, threads = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])

database = duckdb.connect(config={"threads": threads})
run = database.execute
run(f"""CREATE TABLE words AS SELECT unnest(string_split(line || ' {END}', ' ')) AS word FROM read_csv('{path}',
    header = false, columns = {{'line': 'VARCHAR'}}, delim = '\x01', quote = '', escape = '', auto_detect = false,
    max_line_size = 100000000, buffer_size = 200000000)""")
run("CREATE TABLE types AS SELECT word, (row_number() OVER ())::UINTEGER AS id FROM (SELECT DISTINCT word FROM words)")
run("""CREATE TABLE ids AS SELECT id FROM (SELECT word, row_number() OVER () AS place FROM words) JOIN types USING (word)
    ORDER BY place""")
end = run(f"SELECT id FROM types WHERE word = '{END}'").fetchone()[0]
run(f"COPY types TO '{folder}/words.parquet' (COMPRESSION uncompressed)")
run("CREATE TABLE windows AS SELECT " + ", ".join(f"lead(id, {n}) OVER () AS w{n}" for n in range(order)) + " FROM ids")
for n in range(1, order + 1):
    names = ", ".join(f"w{i}" for i in range(n))
    inside = " AND ".join(f"w{i} <> {end}" for i in range(n))
    run(f"CREATE TABLE counts{n} AS SELECT {names}, count(*) AS n FROM windows WHERE {inside} GROUP BY {names}")
    run(f"COPY counts{n} TO '{folder}/{n}.parquet' (COMPRESSION uncompressed)")
    print(*run(f"SELECT count(*), sum(n), sum(n * n) FROM counts{n}").fetchone())
