/** Against the tables of RFC 4226 (appendix D) and RFC 6238 (appendix B), and one secret that all clients know. */
import { expect, test } from 'vitest'
import { runScript } from '../session/script.ts'
import { bytesFromBase32, hotp } from './one-time-password.ts'

const RFC_KEY = new TextEncoder().encode('12345678901234567890')

test('HOTP, counters 0 to 9', () => {
  expect(Array.from({ length: 10 }, (_, counter) => hotp(RFC_KEY, counter))).toEqual([
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ])
})

const HEX = '3132333435363738393031323334353637383930'
const run = async (line: string) => {
  const { status, stdout, stderr } = await runScript(line, {
    env: {},
    transport: () => Promise.reject(new Error('no network')),
    now: () => 59_000,
  })
  return { status, stdout, stderr }
}

test.each([
  [`oathtool --totp -d 8 ${HEX}`, '94287082\n'],
  [`oathtool --totp -d8 --now "2005-03-18T01:58:29Z" ${HEX}`, '07081804\n'],
  [`oathtool --totp --digits=8 -N @20000000000 ${HEX}`, '65353130\n'],
  [`oathtool --totp -d 8 --now '50 seconds ago' ${HEX}`, '84755224\n'],
  ['oathtool --totp -b GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', '287082\n'],
  ['oathtool -b --totp "gezd gnbv gy3t qojq gezd gnbv gy3t qojq"', '287082\n'],
  ['echo GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ | oathtool --base32 --totp -', '287082\n'],
  [`oathtool -c 8 -w 1 ${HEX}`, '399871\n520489\n'],
])('%s', async (line, stdout) => {
  expect(await run(line)).toEqual({ status: 0, stdout, stderr: '' })
})

test.each([
  ['oathtool --totp -b 18', 'oathtool: base32 decoding failed: Base32 string is invalid\n'],
  ['oathtool --totp xyz', 'oathtool: hex decoding of secret key failed\n'],
  [`oathtool -d 5 ${HEX}`, 'oathtool: only digits 6, 7 and 8 are supported\n'],
  [`oathtool --foo ${HEX}`, "oathtool: unrecognized option '--foo'\n"],
])('%s is refused', async (line, stderr) => {
  expect(await run(line)).toEqual({ status: 1, stdout: '', stderr })
})

test('base32 without padding, and what is none', () => {
  expect(bytesFromBase32('MZXW6')).toEqual(new TextEncoder().encode('foo'))
  expect(bytesFromBase32('MZXW6YQ=')).toEqual(new TextEncoder().encode('foob'))
  expect(bytesFromBase32('')).toBeUndefined()
  expect(bytesFromBase32('1')).toBeUndefined()
})
