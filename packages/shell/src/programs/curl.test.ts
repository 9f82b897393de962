/** What `curl` sends, shows and refuses. */
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import { expect, test } from 'vitest'
import { runScript } from '../session/script.ts'

async function run(line: string, env: Record<string, string> = {}) {
  const sent: string[] = []
  const transport = async (request: HttpRequest): Promise<HttpResponse> => {
    const { method, scheme, host, path, query } = request
    const body = new TextDecoder().decode(request.body as Uint8Array)
    sent.push(`${method} ${scheme}://${host}${path}${query && `?${query}`}${body && ` ${body}`}`)
    if (path === '/gone')
      return { status: 404, headers: { 'content-type': 'text/xml' }, body: new TextEncoder().encode('<no/>') }
    if (path === '/moved') return { status: 307, headers: { location: '/here' }, body: new Uint8Array(0) }
    if (path === '/down') throw new Error('refused')
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: new TextEncoder().encode('hello\n') }
  }
  const { status, stdout, stderr } = await runScript(line, { env, transport, files: { f: 'a=1\nb=2\n' } })
  return { status, stdout, stderr, sent }
}

const B = 'https://b.s3.us-east-1.amazonaws.com'

test.each([
  [`curl ${B}/key`, 'hello\n', [`GET ${B}/key`]],
  [`curl -s '${B}/a%20b?X-Amz-Signature=x'`, 'hello\n', [`GET ${B}/a%20b?X-Amz-Signature=x`]],
  [`curl -I ${B}/key`, 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n', [`HEAD ${B}/key`]],
  [`curl -si ${B}/gone`, 'HTTP/1.1 404 Not Found\r\ncontent-type: text/xml\r\n\r\n<no/>', [`GET ${B}/gone`]],
  [`curl -s -o out -w '%{http_code}\\n' ${B}/key; cat out`, '200\nhello\n', [`GET ${B}/key`]],
  [`curl -s -o /dev/null -w '%{http_code}' ${B}/gone`, '404', [`GET ${B}/gone`]],
  [`curl -sO ${B}/folder/name.txt; cat name.txt`, 'hello\n', [`GET ${B}/folder/name.txt`]],
  [`curl -sL ${B}/moved`, 'hello\n', [`GET ${B}/moved`, `GET ${B}/here`]],
  [`curl -s -d x=1 -d @f ${B}/`, 'hello\n', [`POST ${B}/ x=1&a=1b=2`]],
  [`curl -s --data-binary @f -XPUT ${B}/`, 'hello\n', [`PUT ${B}/ a=1\nb=2\n`]],
  [`curl -s -T f ${B}/f`, 'hello\n', [`PUT ${B}/f a=1\nb=2\n`]],
  [`curl -sG --data-urlencode 'q=a b' ${B}/?x`, 'hello\n', [`GET ${B}/?x&q=a%20b`]],
  ['curl sts.amazonaws.com', 'hello\n', ['GET http://sts.amazonaws.com/']],
])('%s', async (line, stdout, sent) => {
  expect(await run(line)).toEqual({ status: 0, stdout, stderr: '', sent })
})

test('the endpoint in use is AWS, too', async () => {
  const env = { AWS_ENDPOINT_URL: 'http://localhost:4566' }
  expect((await run('curl http://b.localhost:4566/k', env)).sent).toEqual(['GET http://b.localhost:4566/k'])
  expect((await run('curl http://localhost:4566/b/k', env)).sent).toEqual(['GET http://localhost:4566/b/k'])
  expect((await run('curl http://localhost:4321/b/k', env)).status).toBe(6)
})

test.each([
  ['curl https://example.com/', 6, 'curl: (6) Could not resolve host: example.com (only AWS is reachable from here)\n'],
  [
    'curl https://amazonaws.com.example.com/',
    6,
    'curl: (6) Could not resolve host: amazonaws.com.example.com (only AWS is reachable from here)\n',
  ],
  [
    'curl -X PUT http://169.254.169.254/latest/api/token',
    7,
    'curl: (7) Failed to connect to 169.254.169.254 port 80: this machine is no EC2 instance, so it has no metadata service\n',
  ],
  [`curl -s ${B}/down`, 7, ''],
  [
    `curl -sS ${B}/down`,
    7,
    'curl: (7) Failed to connect to b.s3.us-east-1.amazonaws.com: Could not connect to server\n',
  ],
  [`curl -sSf ${B}/gone`, 22, 'curl: (22) The requested URL returned error: 404\n'],
  ['curl ftp://s3.amazonaws.com/', 1, 'curl: (1) Protocol "ftp" not supported\n'],
  ['curl', 2, "curl: (2) no URL specified\ncurl: try 'curl --help' for more information\n"],
  ['curl --nope x', 2, "curl: option --nope: is unknown\ncurl: try 'curl --help' for more information\n"],
  ['curl -d @nope https://s3.amazonaws.com/', 26, 'curl: (26) Failed to open nope\n'],
])('%s is refused with %i', async (line, status, stderr) => {
  expect(await run(line)).toMatchObject({ status, stderr, stdout: '' })
})
