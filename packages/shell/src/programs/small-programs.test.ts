/** Programs that just-bash lacks, or has otherwise than an expert's fingers expect. */
import { expect, test } from 'vitest'
import { runScript } from '../session/script.ts'
import { dateInWords } from './date-words.ts'

const NOW = Date.parse('2026-11-22T10:30:00Z')
const transport = () => Promise.reject(new Error('no network'))

test.each([
  ['1 hour ago', '2026-11-22T09:30:00.000Z'],
  ['-7 days', '2026-11-15T10:30:00.000Z'],
  ['+2 weeks', '2026-12-06T10:30:00.000Z'],
  ['yesterday', '2026-11-21T10:30:00.000Z'],
  ['next month', '2026-12-22T10:30:00.000Z'],
  ['last year', '2025-11-22T10:30:00.000Z'],
  ['2026-01-31 +1 day', '2026-02-01T00:00:00.000Z'],
  ['1 day 2 hours ago', '2026-11-23T08:30:00.000Z'],
  ['@0', '1970-01-01T00:00:00.000Z'],
])('date -d "%s"', (words, expected) => {
  expect(new Date(dateInWords(words, NOW) ?? Number.NaN).toISOString()).toBe(expected)
})

test.each<[string, string, number?]>([
  ["date -u -d '1 hour ago' +%H:%M; date -u --date='2 days ago' +%F", '09:30\n2026-11-20\n'],
  ['echo "1 2 3" | xargs -n1 echo got', 'got 1\ngot 2\ngot 3\n'],
  ["printf 'a\\nb\\n' | xargs -I{} echo '<{}>'", '<a>\n<b>\n'],
  ['seq 3 | paste -sd+ -', '1+2+3\n'],
  ['touch b a .c; mkdir d; ls; ls -a; ls b a', 'a\nb\nd\n.\n..\n.c\na\nb\nd\na\nb\n'],
  ['echo hi > key.pem; chmod 400 key.pem; ls -l key.pem | cut -c1-22', '-r-------- 1 ann ann 3\n'],
  ['mkdir -p d/e; touch d/f; ls -R d; ls -d d; ls -F d', 'd:\ne\nf\n\nd/e:\nd\ne/\nf\n'],
  ['diff <(echo a) <(echo b)', '1c1\n< a\n---\n> b\n', 1],
  [
    "seq 9 > a; seq 9 | sed '2d;5s/5/five/' > b; echo 10 >> b; diff a b",
    '2d1\n< 2\n5c4\n< 5\n---\n> five\n9a9\n> 10\n',
    1,
  ],
  [
    'seq 9 > a; seq 2 10 > b; diff -u a b',
    '--- a\n+++ b\n@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -7,3 +6,4 @@\n 7\n 8\n 9\n+10\n',
    1,
  ],
  ['echo a > a; diff a a && echo same; diff a nope; echo $?', 'same\n2\n'],
  ['touch a; ls a nope; echo $?', 'a\n2\n'],
  ["env X=1 bash -c 'echo $X'; Y=2; printenv Y; echo $?; export W=4; env -i Z=3 printenv W Z", '1\n1\n3\n', 1],
  ["printf 'b\\na\\na\\n' | sort | uniq -c | sort -rn", '      2 a\n      1 b\n'],
  ["seq 2 | sed -e '1i\\top' -e '$a\\end'; seq 2 | sed 's/1/one/;2d'", 'top\n1\n2\nend\none\n'],
  ["echo 'key: value' | grep -oP '(?<=key: )\\w+'; echo 'id=42 x' | grep -oP 'id=\\K\\d+'", 'value\n42\n'],
  [
    "echo abc > f; grep -qP '(?=b)' f && echo found; grep -oP 'x(?!y)' f; echo $?; grep -c b f; grep -P '(?=b)' nope; echo $?",
    'found\n1\n1\n2\n',
  ],
  [
    'printf hello > h; openssl dgst -sha256 h; openssl md5 -binary < h | openssl base64; printf msg | openssl dgst -sha256 -hmac key',
    'SHA2-256(h)= 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\nXUFAKrxLKna5cZ2REBfFkg==\nHMAC-SHA2-256(stdin)= 2d93cbc1be167bcb1637a4a23cbff01a7878f0c50ee833954ea5221bb1b8c628\n',
  ],
  ['echo aGVsbG8= | openssl base64 -d; openssl rand -hex 8 | wc -c; openssl dgst nope; echo $?', 'hello17\n1\n'],
  ['cd /tmp; ln -s x y; echo > x; realpath y; mktemp | cut -c1-9; uuidgen | wc -c', '/tmp/x\n/tmp/tmp.\n37\n'],
])('%s', async (script, stdout, status = 0) => {
  const result = await runScript(script, { env: { USER: 'ann', TZ: 'UTC' }, transport, now: () => NOW })
  expect({ stdout: result.stdout, status: result.status }).toEqual({ stdout, status })
})
