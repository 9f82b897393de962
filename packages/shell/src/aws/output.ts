/** From an answer to what is printed, in every format (awscli/formatter.py). */
import { generalError } from './errors.ts'
import { formatTable } from './format-table.ts'
import { formatText } from './format-text.ts'
import { formatYaml } from './format-yaml.ts'
import { OUTPUT_FORMATS, type OutputFormat } from './global-options.ts'
import { jsonText } from './json-text.ts'
import { type AnswerOutput, answerOutput } from './pager.ts'
import { type Pages, wholeResult } from './paginate.ts'
import { isObject, type Plain, type PlainObject } from './python-text.ts'
import { runQuery, searchModel } from './query.ts'
import { type Session, setting } from './session.ts'

export type Answer = { kind: 'one'; value: PlainObject } | { kind: 'pages'; pages: Pages }

/** @throws CliError 255 for a format that does not exist, from the environment or a file. */
export function outputFormat(session: Session): OutputFormat {
  const { globals, machine } = session
  const name = globals.output ?? machine.env.AWS_DEFAULT_OUTPUT ?? setting(session, 'output') ?? 'json'
  if (!(OUTPUT_FORMATS as readonly string[]).includes(name)) throw generalError(`Unknown output type: ${name}`)
  return name as OutputFormat
}

const isEmpty = (value: Plain): boolean => isObject(value) && Object.keys(value).length === 0

/** Prints an answer. `operation` as in the API: it is a table's title. */
export async function printAnswer(session: Session, operation: string, answer: Answer): Promise<void> {
  const format = outputFormat(session)
  const output = answerOutput(session)
  try {
    await writeAnswer(session, operation, answer, format, output.write)
  } finally {
    // What came before a page that failed is read, too.
    await output.end()
  }
}

async function writeAnswer(
  session: Session,
  operation: string,
  answer: Answer,
  format: OutputFormat,
  write: AnswerOutput['write'],
): Promise<void> {
  const { query } = session.globals
  const { machine } = session
  const filter = (value: Plain): Plain => (query === undefined ? value : runQuery(query, value))
  const whole = async (): Promise<Plain> =>
    filter(answer.kind === 'one' ? answer.value : await wholeResult(answer.pages))

  switch (format) {
    case 'json': {
      const value = await whole()
      if (!isEmpty(value)) write(`${jsonText(value)}\n`)
      return
    }
    case 'yaml': {
      const value = await whole()
      if (!isEmpty(value)) write(formatYaml(value))
      return
    }
    case 'yaml-stream':
      if (answer.kind === 'one') {
        const value = filter(answer.value)
        if (!isEmpty(value)) write(formatYaml([value]))
      } else for await (const page of answer.pages.pages) write(formatYaml([filter(page)]))
      return
    case 'table':
      write(formatTable(operation, await whole(), machine.columns))
      return
    case 'text':
      if (answer.kind === 'one') write(formatText(filter(answer.value)))
      else await printPagesAsText(answer.pages, (value) => write(formatText(filter(value))))
      return
    case 'off':
      if (answer.kind === 'pages') for await (const _ of answer.pages.pages);
      return
  }
}

/** Text is printed page by page, so a query sees one page at a time. */
async function printPagesAsText(pages: Pages, print: (value: PlainObject) => void): Promise<void> {
  let first = true
  for await (const page of pages.pages) {
    const current: PlainObject = first ? { ...pages.fixedPart() } : {}
    for (const key of pages.resultKeys) setDeep(current, key, searchModel(key, page))
    print(current)
    first = false
  }
  const token = pages.resumeToken()
  if (token !== undefined) print({ NextToken: { NextToken: token } })
}

function setDeep(object: PlainObject, path: string, value: Plain): void {
  const [name, ...rest] = path.split('.')
  if (rest.length === 0) object[name!] = value
  else {
    const inner = object[name!]
    const next: PlainObject = inner !== undefined && isObject(inner) ? inner : {}
    object[name!] = next
    setDeep(next, rest.join('.'), value)
  }
}
