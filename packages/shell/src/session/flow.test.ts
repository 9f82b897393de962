/** What functions, scripts and pipelines print is seen while they run, and goes where bash would send it. */
import { expect, test } from 'vitest'
import { openTerminal } from '../testing/terminal.ts'

test.each([
  ['a function', 'f() { echo tick 1; sleep 9; echo tick 2; }; f'],
  ['a script', "printf 'echo tick $1\\nsleep 9\\necho tick 2\\n' > s; bash s 1"],
  ['a loop’s reader', 'for i in 1 2; do echo $i; sleep 9; done | while read -r x; do echo tick $x; done'],
  ['three commands', 'for i in 0 1 2; do echo tick $i; [ $i = 0 ] || sleep 9; done | grep -v 0 | tee log'],
  ['a pipeline of a function', 'f() { for i in 1 2; do echo $i; sleep 9; done | sed s/^/"tick "/; }; f'],
])('%s: its first line before its second; Ctrl-C ends it', async (_, line) => {
  const { shell, until, text, commands, run, close } = await openTerminal()
  shell.input(`${line}\r`)
  await until(() => /2004ltick 1\r\n/.test(text()))
  shell.input('\x03')
  await until(() => commands.length === 1)
  expect(commands[0]?.status).toBe(130)
  expect(text()).not.toMatch(/\ntick 2\r/)
  expect(await run('echo still here')).toBe('still here')
  close()
})

test.each([
  ['yes | head -3', 'y\ny\ny'],
  ['yes abc | head -100000 | tail -1', 'abc'],
  ['f | tr a-z A-Z; f 2>/dev/null; f > kept; cat kept', 'ONE\nTWO\none\ntwo\none\ntwo'],
  ['x=$(f); echo "[$x]"', '[one\ntwo]'],
  ['g() { f; y=$(f); echo "y=$y"; f | tr o 0; f > q; cat q; }; g', 'one\ntwo\ny=one\ntwo\n0ne\ntw0\none\ntwo'],
  ['h() { for i in 1 2; do echo $i; done | while read x; do echo "$x$1"; done; }; echo "<$(h a)>"', '<1a\n2a>'],
  ['printf \'f() { echo own; }; f; f | tr o O; echo $1 "$(f)"\' > s; bash s arg', 'own\nOwn\narg own'],
  ['a=(1 "two words"); for i in 1; do echo $i; done | while read x; do echo "$x ${a[1]}"; done', '1 two words'],
  ['n=0; for i in 1 2; do echo $i; done | while read x; do n=$x; done; echo $n', '0'],
  ['for i in 1 2; do echo $i; false; done | cat; echo ${PIPESTATUS[*]}', '1\n2\n1 0'],
  ['set -o pipefail; for i in 1; do false; done | cat; echo $?', '1'],
  ['for i in 1 2; do echo $i; done | grep -q 2 && echo found', 'found'],
  ['for i in 1 2; do echo $i; done | grep 7 || echo absent', 'absent'],
  ['for i in 1 2; do echo $i; done | tee a > b; cat a b', '1\n2\n1\n2'],
  ['for i in 1 2; do echo $i; done | tee a | cat; cat a', '1\n2\n1\n2'],
  ["{ echo a; echo b >&2; } |& sed 's/^/x /'", 'x a\nx b'],
  ['for i in 1; do printf "no end"; done | while read x || [ -n "$x" ]; do echo "[$x]"; done', '[no end]'],
  ['f $(echo x) > /dev/null; (echo sub; exit 3); echo $?', 'sub\n3'],
  ['set -x; f | cat; set +x', 'one\ntwo'],
])('%s', async (line, printed) => {
  const { run, close } = await openTerminal()
  await run('f() { echo one; echo two; }')
  const shown = await run(line)
  expect(line.startsWith('set -x') ? shown.replaceAll(/^\++ .*\n?/gm, '').trimEnd() : shown).toBe(printed)
  expect(await run('env | grep -i first_line; declare -p | grep -i first_line')).toBe('')
  close()
})
