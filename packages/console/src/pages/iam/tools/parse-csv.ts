/** The credential report: a line of names, then a line a user. A cell may be quoted. */
export function parseCsv(text: string): Record<string, string>[] {
  const [names = [], ...rows] = text.split('\n').filter(Boolean).map(cellsOf)
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])))
}

const cellsOf = (line: string): string[] =>
  [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  )
