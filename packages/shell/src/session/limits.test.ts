/** What would bring a page down ends in a sentence, and the terminal goes on. */
import { expect, test } from 'vitest'
import { openTerminal } from '../testing/terminal.ts'
import { MachineFs } from './machine-fs.ts'

test.each([
  ['a function that calls itself', 'f() { f; }; f', 'bash: f: it called itself more than 100 levels deep'],
  ['a fork bomb', 'bomb() { bomb | bomb & }; bomb', 'bash: bomb: it called itself more than 100 levels deep'],
  ['a word that doubles', 'x=a; while true; do x=$x$x; done', 'more than 16777216 bytes in one piece'],
  ['a number as wide as a disk', "printf '%0100000000d' 0 > f", 'more than 16777216 bytes in one piece'],
  ['a file of 100 MB', 'for i in {1..100}; do cat /dev/zero >> big; done', 'more than 33554432 bytes of output'],
  ['a sequence without end', 'seq 1 100000000 | tail -1', 'bash: seq: more than 1000000 rounds'],
])('%s ends with the limit, and the next line runs', { timeout: 30_000 }, async (_, line, sentence) => {
  const { run, close } = await openTerminal()
  const shown = (await run(line)).replaceAll('\n', ' ')
  expect(shown).toContain(sentence)
  expect(shown).toContain(', which is the limit here')
  expect(await run('echo still here')).toBe('still here')
  close()
})

test.each([
  ['yes'],
  ['yes no'],
  ['while true; do echo again; done'],
  ['while cat /dev/zero | head -c 100; do :; done'],
])('Ctrl-C ends %s', { timeout: 30_000 }, async (line) => {
  const { shell, commands, until, run, close } = await openTerminal()
  shell.input(`${line}\r`)
  await new Promise((done) => setTimeout(done, 300))
  shell.input('\x03')
  await until(() => commands.length === 1)
  expect(commands).toEqual([{ line, status: 130 }])
  expect(await run('echo still here')).toBe('still here')
  close()
})

test('yes stops by itself, and says so', { timeout: 30_000 }, async () => {
  const { run, text, close } = await openTerminal()
  await run('yes abc')
  expect(text().slice(-300)).toContain('yes: stopped here after 512 KB; on a real machine it never ends.')
  expect(await run('yes | head -2')).toBe('y\ny')
  close()
})

test('random bytes of a device are as many as a reader takes', async () => {
  const { run, close } = await openTerminal()
  expect(await run('head -c 20 /dev/urandom | wc -c; head -c 3 /dev/zero | base64; cat /dev/random | wc -c')).toBe(
    '20\nAAAA\n1048576',
  )
  close()
})

test('its text is bytes, whatever the platform calls latin1', async () => {
  const fs = new MachineFs()
  const text = await fs.readFile('/dev/urandom', 'binary')
  expect(text).toHaveLength(1024 * 1024)
  expect([...text].every((character) => character.charCodeAt(0) < 256)).toBe(true)
})
