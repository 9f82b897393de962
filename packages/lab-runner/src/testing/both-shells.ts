/** Lines in bash with the real AWS CLI and in our shell, each against a fresh account of its own. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createMemorySandbox } from '@first-line/checker/memory-sandbox'
import { serveSandbox } from '@first-line/sandbox/node'
import { runScript } from '@first-line/shell'
import { nodeTransport } from '@first-line/shell/node'

const ACCOUNT = '111122223333'
const KEY = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }

export interface Told {
  line: string
  status: string
  stdout: string
  stderr: string
}

export interface Lines {
  lines: readonly string[]
  files: Record<string, string>
}

/** Runs each line in one shell, and tells at the end what each printed. */
const scriptOf = ({
  lines,
}: Lines): string => `${lines.map((line, i) => `{ ${line}\n} >out.${i} 2>err.${i}; echo $? >status.${i}`).join('\n')}
${lines.map((_, i) => `cat status.${i}; printf '\\001'; cat out.${i}; printf '\\001'; cat err.${i}; printf '\\002'`).join('\n')}`

/** What differs from one account to the other, by the order in which it was told first: ids, times, speeds. */
const VARIES =
  /\b(?:AKIA|AIDA|AROA|ANPA|AIPA|AGPA|ASIA|A[A-Z]{3})[A-Z0-9]{16,17}\b|\b(?:i|sg|sgr|vpc|subnet|eni|vol|r|ami)-[0-9a-f]{8,17}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)|botocore-session-\d+|\b[0-9a-z]{25}\b|[\d.]+ \w+\/s\b/g

/**
 * How often the real one tells how far a transfer is depends on its threads, and so does the line of blanks that puts the last
 * one out; what was carried is told in the end.
 */
const withoutProgress = (text: string): string =>
  text
    .replace(/Completed [^\r\n]*(?:\r|\n|$)/g, '')
    .replace(/^[ \t]+\n/gm, '')
    .replace(/[ \t]+$/gm, '')

function masked(told: Told[]): Told[] {
  const known = new Map<string, string>()
  const mask = (text: string) =>
    withoutProgress(text).replace(VARIES, (found) => {
      const kind = /^\d{4}-/.test(found) ? 'time' : /\/s$/.test(found) ? 'speed' : undefined
      if (kind) return `{${kind}}`
      if (!known.has(found)) known.set(found, `{${known.size}}`)
      return known.get(found) ?? found
    })
  return told.map(({ line, status, stdout, stderr }) => ({ line, status, stdout: mask(stdout), stderr: mask(stderr) }))
}

const toldIn = ({ lines }: Lines, stdout: string): Told[] =>
  lines.map((line, i) => {
    const [status = '', out = '', err = ''] = (stdout.split('\x02')[i] ?? '').split('\x01')
    return { line, status: status.trim(), stdout: out, stderr: err }
  })

async function inAccount<T>(work: (url: string) => Promise<T>): Promise<T> {
  const sandbox = await createMemorySandbox()
  const world = await sandbox.worlds.create('guides')
  const attachedPolicies = ['arn:aws:iam::aws:policy/AdministratorAccess']
  await sandbox.createAccount(world, {
    id: ACCOUNT,
    seed: { users: [{ userName: 'ines', attachedPolicies, accessKeys: [KEY] }] },
  })
  const served = await serveSandbox(sandbox, { port: 0 })
  try {
    return await work(served.url)
  } finally {
    await served.close()
    await sandbox.close()
  }
}

const variables = (url: string) => ({
  AWS_ACCESS_KEY_ID: KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: KEY.secretAccessKey,
  AWS_REGION: 'us-east-1',
  AWS_ENDPOINT_URL: url,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
  COLUMNS: '80',
})

export const inOurs = (given: Lines): Promise<Told[]> =>
  inAccount(async (url) => {
    const { stdout } = await runScript(scriptOf(given), {
      env: variables(url),
      transport: nodeTransport,
      // The sandbox's own waits are shorter than AWS's.
      sleep: (milliseconds) => setTimeout(Math.min(milliseconds, 100)),
      files: given.files,
    })
    return masked(toldIn(given, stdout))
  })

/** @param program the real AWS CLI */
export const inReal = (program: string, given: Lines): Promise<Told[]> =>
  inAccount(async (url) => {
    const home = mkdtempSync(join(tmpdir(), 'guide-lines-'))
    try {
      for (const [name, content] of Object.entries(given.files)) writeFileSync(join(home, name), content)
      const env = { ...variables(url), HOME: home, PATH: `${dirname(program)}:${process.env.PATH}` }
      const { stdout } = await promisify(execFile)('bash', ['-c', scriptOf(given)], {
        cwd: home,
        env,
        maxBuffer: 50_000_000,
      })
      return masked(toldIn(given, stdout))
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  })
