import { expect, test } from 'vitest'
import { siteElsewhere } from './elsewhere.ts'
import type { HomeContent } from './home.ts'

const CREDENTIALS =
  '[intern]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\nregion = us-east-1\n'
const DENIED =
  '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error><RequestId>1</RequestId></ErrorResponse>'

/** A site with one home and an account that denies everything. */
function site() {
  const homes: Record<string, HomeContent> = {
    attacker: { version: 1, files: { '.aws/credentials': { data: btoa(CREDENTIALS), mode: 0o600 } } },
  }
  const asked: { path: string; machine: string | undefined; agent: string | undefined }[] = []
  const fetch = async (path: string, init?: RequestInit): Promise<Response> => {
    const machine = /^\/api\/machines\/([^/]+)\/home$/.exec(path)?.[1]
    if (machine === undefined) {
      const headers = new Headers(init?.headers)
      const [machine, agent] = ['machine', 'agent'].map((name) => headers.get(`x-first-line-${name}`) ?? undefined)
      asked.push({ path, machine, agent: agent?.split('/')[0] })
      return new Response(DENIED, { status: 403, headers: { 'content-type': 'text/xml' } })
    }
    if (init?.method === 'PUT') homes[machine] = { ...JSON.parse(String(init.body)), version: 2 }
    return Response.json(homes[machine] ?? { version: 1, files: {} })
  }
  return { fetch, homes, asked }
}

test('one command runs on another machine, with its files, from its address, and what it writes is kept', async () => {
  const { fetch, homes, asked } = site()
  const run = siteElsewhere(fetch)
  const refused = await run('attacker', ['aws', 'iam', 'list-users', '--profile', 'intern'])
  expect(refused).toMatchObject({ status: 254, stdout: '', stderr: expect.stringContaining('(AccessDenied)') })
  // A browser calls itself Mozilla; the record has to tell the CLI from the console all the same.
  expect(asked).toEqual([{ path: '/api/aws/iam.amazonaws.com/', machine: 'attacker', agent: 'aws-cli' }])

  const written = await run('laptop', ['bash', '-c', "echo it\\'s here > note.txt"])
  expect(written).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(atob(homes.laptop?.files['note.txt']?.data ?? '')).toBe("it's here\n")
})
