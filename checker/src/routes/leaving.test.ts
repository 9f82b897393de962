import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type CertificateCheck, certificateCheck, exported, type ResumeCode } from '../contract.ts'
import { Browser } from '../testing/browser.ts'
import { newPage, serveEach } from '../testing/serve.ts'

const served = serveEach({ rates: { guess: { burst: 20, perSecond: 0.001 }, lay: { burst: 100, perSecond: 1 } } })

/** Everything a certificate needs of the fixture modules. */
async function finish({ learner, act, open, check }: Awaited<ReturnType<typeof newPage>>) {
  served.standIn.createUser(learner, 'mara', true)
  served.standIn.createUser(learner, 'tom')
  const quiz = { kind: 'answer', module: '06-users' } as const
  await act({ ...quiz, exercise: 'what-is', answer: 0 })
  await act({ ...quiz, exercise: 'arn-of', answer: learner.accountId })
  await act({ kind: 'attest', module: '06-users', step: 'phone', words: 'It shows six digits.' })
  await open('06-users')
  await check('make-administrator', '08-groups')
}

describe('a resume code', () => {
  const codeOf = async ({ browser }: Awaited<ReturnType<typeof newPage>>) =>
    (await browser.json('POST', '/api/resume-code')) as ResumeCode
  const use = (browser: Browser, code: string) => browser.request('POST', '/api/resume', { code })

  test('moves a learner to another device, as a person types it', async () => {
    const page = await newPage(served)
    const { code, expiresAt, uses } = await codeOf(page)
    expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}(-[BCDFGHJKLMNPQRSTVWXZ]{4}){2}$/)
    expect([expiresAt, uses]).toEqual(['2030-01-08T12:00:00.000Z', 5])
    const other = new Browser(served.url)
    const answer = await use(other, ` ${code.toLowerCase().replaceAll('-', ' ')} `)
    expect([answer.status, await answer.json()]).toEqual([200, page.learner])
    expect(await other.json('GET', '/api/hello')).toMatchObject({ learner: page.learner })
  })

  test('opens five devices, and no sixth', async () => {
    const { code } = await codeOf(await newPage(served))
    const answers: number[] = []
    for (let device = 0; device < 6; device += 1) answers.push((await use(new Browser(served.url), code)).status)
    expect(answers).toEqual([200, 200, 200, 200, 200, 403])
  })

  test('ends after a week, and when there is a newer one', async () => {
    const page = await newPage(served)
    const first = await codeOf(page)
    const second = await codeOf(page)
    expect((await use(new Browser(served.url), first.code)).status).toBe(403)
    served.clock.now += 7 * 86_400_000
    const late = await use(new Browser(served.url), second.code)
    expect([late.status, await late.json()]).toEqual([
      403,
      {
        code: 'denied',
        message: 'This code opens nothing: it may be mistyped, older than a week, or used up.',
        next: 'Make a new one in the settings of the browser where you were.',
      },
    ])
    expect(late.headers.get('set-cookie')).toBeNull()
  })

  test('cannot be guessed: whoever tries many is told to wait', async () => {
    const guesses: number[] = []
    for (let guess = 0; guess < 25; guess += 1)
      guesses.push((await use(new Browser(served.url), `BCDF-GHJK-${String(guess).padStart(4, 'B')}`)).status)
    expect(guesses.slice(0, 20)).toEqual(Array(20).fill(403))
    expect(guesses.slice(20)).toEqual(Array(5).fill(429))
  })

  test('is kept as a hash that says nothing', async () => {
    const { code } = await codeOf(await newPage(served))
    const kept = JSON.stringify(await served.standIn.store.shared.list('resume'))
    expect(kept).not.toContain(code)
    expect(kept).not.toContain(code.replaceAll('-', ''))
  })
})

describe('a certificate', () => {
  test('says how it was done, and anyone can verify it, here and elsewhere', async () => {
    const page = await newPage(served)
    await finish(page)
    const answer = certificateCheck.parse(await page.browser.json('POST', '/api/certificate', { name: ' Mara Kape ' }))
    const made = answer.certificate
    expect(answer.valid).toBe(true)
    expect(made).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/),
      name: 'Mara Kape',
      course: 'First Line of Defense: AWS account security 101 with IAM',
      route: 'day',
      issuedAt: '2030-01-01T12:00:00.000Z',
      modules: ['Users and ARNs', 'User groups and permissions'],
      totals: { steps: 5, passed: 5, unassisted: 1, guided: 3, helped: 0, attested: 1 },
      signature: expect.any(String),
    })
    const found = certificateCheck.parse(
      await new Browser(served.url).json('GET', `/api/certificate/${made.id.toLowerCase()}`),
    )
    expect(found).toMatchObject({ certificate: made, valid: true })
    const { signature, ...signed } = found.certificate
    const bytes = Buffer.from(JSON.stringify(signed))
    expect(verify(null, bytes, createPublicKey(found.publicKey), Buffer.from(signature, 'base64url'))).toBe(true)
  })

  test('is not to be had before a way was gone to its end', async () => {
    const { browser } = await newPage(served)
    const refused = await browser.request('POST', '/api/certificate', { name: 'Mara' })
    expect([refused.status, await refused.json()]).toEqual([
      409,
      {
        code: 'conflict',
        message:
          'A certificate says that a way through the workshop was gone to its end. Of the shortest are missing: “Create the user mara”, “Create somebody yourself”, “Name the parts” and 2 more.',
        next: 'Do these steps; the certificate can be had from then on.',
      },
    ])
  })

  test('is the same one for the same results', async () => {
    const page = await newPage(served)
    await finish(page)
    const [one, two, other] = [
      await page.browser.json('POST', '/api/certificate', { name: 'Mara' }),
      await page.browser.json('POST', '/api/certificate', { name: 'Mara' }),
      await page.browser.json('POST', '/api/certificate', { name: 'Tom' }),
    ]
    expect(two).toEqual(one)
    expect((other as CertificateCheck).certificate.id).not.toBe((one as CertificateCheck).certificate.id)
  })

  test('that was changed where it is kept is not valid any more', async () => {
    const page = await newPage(served)
    await finish(page)
    const { certificate: made } = (await page.browser.json('POST', '/api/certificate', {
      name: 'Mara',
    })) as CertificateCheck
    const totals = { ...made.totals, unassisted: 5, guided: 0, attested: 0 }
    const forged = { learner: page.learner.id, certificate: { ...made, totals } }
    await served.standIn.store.shared.put('certificate', made.id, forged)
    expect(await page.browser.json('GET', `/api/certificate/${made.id}`)).toMatchObject({ valid: false })
  })

  test.each(['0000-0000-0000', 'x', '__proto__', '..%2F..'])('%s is none', async (id) => {
    expect((await new Browser(served.url).request('GET', `/api/certificate/${id}`)).status).toBe(404)
  })
})

test('everything that is kept of a learner comes in one file', async () => {
  const page = await newPage(served)
  await finish(page)
  await page.act({ kind: 'setting', key: 'theme', value: 'dark' })
  await page.browser.json('POST', '/api/certificate', { name: 'Mara' })
  const answer = await page.browser.request('GET', '/api/export')
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="first-line-${page.learner.accountId}.json"`,
  )
  const all = exported.parse(await answer.json())
  expect(all).toMatchObject({
    learner: page.learner,
    progress: { steps: { '06-users/create-mara': { state: { status: 'passed' } } } },
    notes: { '06-users': { answers: { 'what-is': { right: true } } }, all: { theme: { value: 'dark' } } },
    certificates: [{ name: 'Mara' }],
    world: { format: 'first-line-world' },
  })
  expect(all.activity).not.toEqual([])
})

test('a learner who leaves is forgotten, and so is all that leads to them', async () => {
  const page = await newPage(served)
  const other = await newPage(served)
  await finish(page)
  const { certificate } = (await page.browser.json('POST', '/api/certificate', { name: 'Mara' })) as CertificateCheck
  const { id } = certificate
  const { code } = (await page.browser.json('POST', '/api/resume-code')) as ResumeCode
  const live = await page.browser.live()
  const { cookie } = page.browser
  const gone = await page.browser.request('DELETE', '/api/learner')
  expect([gone.status, gone.headers.get('set-cookie')]).toEqual([
    204,
    'first-line-learner=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
  ])
  await live.until((event) => event.type === 'gone')
  const stolen = new Browser(served.url, cookie)
  expect((await stolen.request('GET', '/api/progress')).status).toBe(401)
  expect((await stolen.request('GET', `/api/certificate/${id}`)).status).toBe(404)
  expect((await stolen.request('POST', '/api/resume', { code })).status).toBe(403)
  expect((await other.browser.request('GET', '/api/progress')).status).toBe(200)
  expect(await served.standIn.store.shared.list('resume')).toEqual([])
  expect(served.faults).toEqual([])
})
