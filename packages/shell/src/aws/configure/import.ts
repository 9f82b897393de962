/** `aws configure import`: keys from the console's CSV file. */
import type { ParsedArguments } from '../argparse.ts'
import { generalError } from '../errors.ts'
import { readReference } from '../param-file.ts'
import { credentialsPath, type Session } from '../session.ts'
import { warnIfReadable, writeCredentials } from './files.ts'

const HEADERS = ['User Name', 'Access Key ID', 'Secret Access key'] as const

/** Rows of the three columns. @throws CliError 255 */
function parseCsv(text: string, skipInvalid: boolean): [string, string, string][] {
  if (text.trim() === '') throw generalError('Provided CSV contains no contents')
  const [first, ...lines] = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  const names = first!.split(',').map((name) =>
    name
      .replace(/^\ufeff/, '')
      .toLowerCase()
      .trim(),
  )
  const columns = HEADERS.map((header) => {
    const at = names.indexOf(header.toLowerCase())
    if (at === -1) throw generalError(`Expected header "${header}" not found`)
    return at
  })
  const rows: [string, string, string][] = []
  for (const [i, line] of lines.entries()) {
    const cells = line.split(',')
    const row = columns.map((at) => cells[at]?.trim() ?? '')
    const missing = row.findIndex((cell) => cell === '')
    if (missing === -1) rows.push(row as [string, string, string])
    else if (!skipInvalid) {
      throw generalError(`Failed to parse entry #${i + 1}: Row missing value for header "${HEADERS[missing]}"`)
    }
  }
  return rows
}

export async function importCsv(session: Session, values: ParsedArguments['values']): Promise<number> {
  const { machine } = session
  const given = String(values.get('csv'))
  const content = await readReference(given, '--csv', machine.files, machine.env)
  if (content === undefined && !given.includes('\n') && (await machine.files.read(given)) !== undefined) {
    throw generalError(
      "You may be passing a file to import without the 'file://' prefix. To import a CSV file, use --csv file://path/to/file.csv",
    )
  }
  const text = content instanceof Uint8Array ? new TextDecoder().decode(content) : String(content ?? given)
  await warnIfReadable(machine, credentialsPath(machine))
  const rows = parseCsv(text, values.has('skip_invalid'))
  const prefix = String(values.get('profile_prefix') ?? '')
  for (const [user, id, secret] of rows) {
    await writeCredentials(
      machine,
      prefix + user,
      new Map([
        ['aws_access_key_id', id],
        ['aws_secret_access_key', secret],
      ]),
    )
  }
  machine.write('stdout', `Successfully imported ${rows.length} profile(s)\n`)
  return 0
}
