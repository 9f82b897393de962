// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in control characters
/** The pager of `aws` through the whole terminal: who gets one, how it is left, and who never meets it. */
import { expect, test } from 'vitest'
import { openTerminal } from '../testing/terminal.ts'

const OTHER_SCREEN = '\x1b[?1049h'

function listUsers(count: number): string {
  const one = (i: number) =>
    `<member><UserName>user-${i}</UserName><UserId>AIDA${i}</UserId><Path>/</Path><Arn>arn:aws:iam::123456789012:user/user-${i}</Arn><CreateDate>2026-01-31T10:00:00Z</CreateDate></member>`
  const users = Array.from({ length: count }, (_, i) => one(i + 1)).join('')
  return `<ListUsersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListUsersResult><IsTruncated>false</IsTruncated><Users>${users}</Users></ListUsersResult></ListUsersResponse>`
}

/** Twenty users on a screen of eight rows. */
async function terminal() {
  const body = new TextEncoder().encode(listUsers(20))
  const transport = async () => ({ status: 200, headers: { 'content-type': 'text/xml' }, body })
  const opened = await openTerminal({ rows: 8, cols: 160 }, undefined, { transport })
  await opened.run('export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=x AWS_REGION=us-east-1')
  const { shell, until, text, commands } = opened
  const before = commands.length
  return {
    ...opened,
    async pages(line: string): Promise<void> {
      shell.input(`${line}\r`)
      await until(() => text().includes('q: leave'))
    },
    ended: (lines: number) => until(() => commands.length === before + lines),
    last: () => commands.at(-1),
  }
}

const NAMES = "aws iam list-users --query 'Users[].UserName'"

test('a long answer is read a screen at a time, says how to be left, and stays when it is', async () => {
  const { shell, pages, until, text, ended, last, run } = await terminal()
  await pages(NAMES)
  expect(text()).toContain('"user-6",')
  expect(text()).not.toContain('"user-7",')
  expect(text()).toMatch(/: \x1b\[2mSPACE: more, q: leave\x1b\[0m$/)
  shell.input(' ')
  await until(() => text().includes('"user-13",'))
  expect(text()).not.toContain('"user-14",')
  shell.input('G')
  await until(() => text().includes('(END)'))
  shell.input('q')
  await ended(1)
  expect(last()).toEqual({ line: NAMES, status: 0 })
  expect(text()).not.toContain(OTHER_SCREEN)
  expect(await run('echo on')).toBe('on')
})

const SCRIPT = `printf '#!/bin/bash\\n%s\\n' "${NAMES}" > names.sh; chmod +x names.sh`

test.each([
  ['bash', 'bash names.sh'],
  ['its path', './names.sh'],
  ['its whole path', '~/names.sh'],
  ['bash -c', `bash -c "${NAMES}"`],
  ['a function', `names() { ${NAMES}; }; names`],
  ['a condition', `if true; then ${NAMES}; fi`],
  ['a script in a script', 'echo ./names.sh > outer.sh; bash outer.sh'],
  ['time', `time ${NAMES}`],
  ['command', `command ${NAMES}`],
])('a reader is asked for in what the prompt starts: %s', async (_, line) => {
  const { run, pages, shell, ended } = await terminal()
  await run(SCRIPT)
  await pages(line)
  shell.input('q')
  await ended(2)
})

test.each([
  ['a short answer', "aws iam list-users --query 'Users[0].UserName' --output text", 'user-1'],
  ['a pipe', `${NAMES} | wc -l`, '22'],
  ['a word', `x=$(${NAMES}); echo $x | wc -w`, '22'],
  ['a file', `${NAMES} > f; wc -l < f`, '22'],
  ['a script in a pipe', `echo "${NAMES}" > s.sh; chmod +x s.sh; ./s.sh | wc -l; command ${NAMES} | wc -l`, '22\n22'],
  ['a script in a word', `echo "${NAMES}" > s.sh; chmod +x s.sh; x=$(./s.sh); echo $x | wc -w`, '22'],
  ['a pipe in a script', `echo "${NAMES} | wc -l" > s.sh; chmod +x s.sh; ./s.sh`, '22'],
  ['a pipe in a script of bash', `echo "${NAMES} | wc -l" > s.sh; bash s.sh`, '22'],
  ['--no-cli-pager', `${NAMES} --no-cli-pager; echo done`, /"user-20"\n\]\ndone$/],
  ['AWS_PAGER, empty', `AWS_PAGER= ${NAMES}; echo done`, /"user-20"\n\]\ndone$/],
  ['another program', `AWS_PAGER='head -n 2' ${NAMES}`, '[\n    "user-1",'],
  ['PAGER', `PAGER=cat ${NAMES}; echo done`, /"user-20"\n\]\ndone$/],
  ['AWS_PAGER before PAGER', `PAGER=nope AWS_PAGER=cat ${NAMES}; echo done`, /"user-20"\n\]\ndone$/],
  ['the file before PAGER', `aws configure set cli_pager cat; PAGER=nope ${NAMES}; echo done`, /"user-20"\n\]\ndone$/],
  ['watch', `timeout 1 watch -n 0.1 "${NAMES}"; echo done`, /done$/],
] as const)('no reader is asked for: %s', async (_, line, printed) => {
  const { run } = await terminal()
  const said = await run(line)
  if (typeof printed === 'string') expect(said.trim()).toBe(printed)
  else expect(said).toMatch(printed)
})

test('a pager that is not there is told as AWS CLI tells it', async () => {
  const { run, last } = await terminal()
  expect(await run(`AWS_PAGER='nope -x' ${NAMES}`)).toContain(
    'aws: [ERROR]: An error occurred (Pager): Unable to redirect output',
  )
  expect(last()?.status).toBe(253)
})

test('where the page presses Enter nobody is kept, and a command from the page ends the reading', async () => {
  const { shell, pages, until, text, ended, commands } = await terminal()
  shell.run(`${NAMES}\necho after`, true)
  await ended(1)
  expect(text()).toMatch(/"user-20"[\s\S]*after/)
  expect(text()).not.toContain('q: leave')
  await pages(NAMES)
  shell.run('echo from the lesson', true)
  await until(() => commands.at(-1)?.line === 'echo from the lesson')
  expect(commands.at(-2)).toEqual({ line: NAMES, status: 0 })
})

test('Ctrl-C leaves it, and the loop around it', async () => {
  const { shell, pages, ended, last, text } = await terminal()
  const line = `for i in 1 2 3; do ${NAMES}; done; echo ne''ver`
  await pages(line)
  shell.input('\x03')
  await ended(1)
  expect(last()).toEqual({ line, status: 130 })
  expect(text()).not.toContain('never')
})

test('help has a screen of its own', async () => {
  const { shell, pages, text, until, ended, last } = await terminal()
  await pages('aws iam help')
  expect(text()).toContain(OTHER_SCREEN)
  shell.input('/AVAILABLE\r')
  await until(() => text().includes('o accept-delegation-request'))
  shell.input('q')
  await ended(1)
  expect(last()?.status).toBe(0)
})
