/** Checks for the site's modules for tests: every step is passed by another part of the lesson. */
import { readFileSync } from 'node:fs'
import { createLabs, type Labs } from '@first-line/checker'
import {
  type Arrival,
  defineLab,
  exercises,
  failed,
  type Looking,
  passed,
  type Step,
  unverifiable,
  words,
} from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'
import { parse } from 'yaml'
import { fixtureModules } from '../site/testing/modules/index.ts'

/** Who is there after the module's arrival. */
export const newcomer = 'dana'

const answered = (exercise: string): Step => ({
  reads: ['answers'],
  check({ answers }) {
    const at = answers.rightAt(exercise)
    return at ? passed({ at: at.toISOString() }, { basis: 'observed' }) : failed('not-answered')
  },
})

const userCalled = (name: string): Step => ({
  reads: ['iam'],
  async check({ account }) {
    const user = await account.user(name)
    return user ? passed({ user: user.arn }, user) : failed('nobody', { name })
  },
})

const maraMay = {
  reads: ['iam'],
  async check({ account }: Looking) {
    const mara = await account.user('mara')
    const may = await mara?.can('iam:CreateUser')
    return mara && may?.allowed ? passed({ user: mara.arn }, may) : failed('no-right')
  },
} satisfies Step

const steps: Readonly<Record<string, Readonly<Record<string, Step>>>> = {
  '90-every-part': {
    'is-idle': userCalled('mara'),
    'is-checking': answered('quiz'),
    'is-passed': answered('duties'),
    'is-failed': answered('arns'),
    'is-undone': maraMay,
    'is-blocked': {
      reads: ['iam'],
      needs: ['is-undone'],
      async check({ account }) {
        const [key] = (await (await account.user('mara'))?.accessKeys()) ?? []
        return key ? passed({ key: key.id }, key) : failed('no-key')
      },
    },
    'is-unverifiable': { reads: ['answers'], check: () => unverifiable('witness') },
    'is-error': {
      reads: ['iam'],
      async check({ account }) {
        const user = await account.user(newcomer)
        // A fault of the lab, as far as the checker knows: it must not read as the learner's.
        if (!user) throw new Error(`there is no ${newcomer} to look at`)
        return passed({ user: user.arn }, user)
      },
    },
  },
  '91-after-it': { arrive: userCalled('tom') },
  '06-users': {
    'create-user': userCalled('mara'),
    'give-administrator': { ...maraMay, needs: ['create-user'] },
    'sign-in': {
      reads: ['iam', 'console'],
      async check({ account }) {
        const mara = await account.user('mara')
        return mara?.passwordLastUsed ? passed({ user: mara.arn }, mara) : failed('no-right')
      },
    },
  },
}

const arrivals: Readonly<Record<string, readonly Arrival[]>> = {
  '90-every-part': [{ run: 'arrives.sh', title: `${newcomer} was hired`, before: 'is-unverifiable' }],
}

const said = words.parse({
  reasons: {
    nobody: { seen: 'Nobody is called {name}.', expected: 'A user called {name}.', next: 'Create the user {name}.' },
    'no-right': {
      seen: 'mara has no right to create users.',
      expected: 'mara may create users.',
      next: 'Attach AdministratorAccess.',
    },
    'no-key': { seen: 'mara has no access key.', expected: 'mara has one.', next: 'Create an access key for mara.' },
  },
  passed: Object.fromEntries(
    Object.values(steps).flatMap((ofModule) => Object.keys(ofModule).map((step) => [step, 'It is there now.'])),
  ),
  blocked: {
    'is-blocked': 'mara has no rights yet.',
    'give-administrator': 'There is no user called mara yet.',
  },
  evidence: { user: 'User', key: 'Key', at: 'Answered' },
})

function read(id: string): LoadedLab | undefined {
  const about = fixtureModules.find((module) => module.id === id)
  if (!about) return undefined
  return {
    lab: defineLab(about, { steps: steps[id] ?? {}, arrivals: arrivals[id] ?? [] }),
    words: said,
    exercises: exercises.parse(parse(textOf(id)) ?? {}),
  }
}

function textOf(module: string): string {
  try {
    return readFileSync(new URL(`../site/testing/modules/${module}/exercises.yaml`, import.meta.url), 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw cause
  }
}

export const fixtureLabs = (): Labs =>
  createLabs({
    ids: fixtureModules.map(({ id }) => id),
    read: async (id) => read(id),
    readSolution: async () => new Map(),
  })
