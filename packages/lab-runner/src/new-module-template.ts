/** The files of a new module. `@{…}` is filled in. */

export interface Filling {
  readonly id: string
  readonly number: number
  readonly name: string
  /** The module before it, whose end is its beginning. */
  readonly before: string | undefined
}

export function fillIn(text: string, { id, number, name, before }: Filling): string {
  const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')
  const values: Readonly<Record<string, string>> = {
    id,
    title,
    number: String(number),
    start: before === undefined ? '' : `  startsAfter: '${before}',\n\n`,
  }
  return text.replace(/@\{(\w+)\}/g, (_, key: string) => values[key] ?? '')
}

export const template: Readonly<Record<string, string>> = {
  'module.ts': `import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '@{id}',
  number: @{number},
  title: '@{title}',
  minutes: 10,
  summary: 'One sentence for the map: what you do here, and what you can do afterwards.',
  goals: ['Begin with a verb: make a user for one person.'],
  needs: [],
  steps: [{ id: 'create-user', title: 'Create the user robin', minutes: 3, guidance: 'shown', kind: 'core' }],
})
`,
  'lab.ts': `/** @{title}: say here in one line what the checks of this module look at. */
import { defineLab } from '../../src/define-lab.ts'
import { failed, passed } from '../../src/verdict.ts'
import module from './module.ts'

export default defineLab(module, {
@{start}  steps: {
    'create-user': {
      reads: ['iam'],
      async check({ account }) {
        const robin = await account.user('robin')
        if (robin) return passed({ user: robin.arn }, robin)

        const users = await account.users()
        const nearly = users.find((user) => user.name.toLowerCase() === 'robin')
        if (nearly) return failed('other-case', { seen: nearly.name })
        return failed('no-user-yet', { seen: users.map((user) => user.name) })
      },
    },
  },

  nearMisses: [
    { name: 'a user called Robin, with a capital', run: 'other-case.sh', fails: ['create-user', 'other-case'] },
    { name: 'the user made, then deleted', run: 'deleted.sh', fails: ['create-user', 'no-user-yet'] },
  ],

  rightWays: [{ name: 'a user under a path of its own', run: 'with-path.sh', passes: 'create-user' }],
})
`,
  'words.yaml': `# What the checks of this module say. A name in braces is a value the check gives.

passed:
  create-user: 'There is a user called robin: {user}.'

evidence:
  user: User

reasons:
  no-user-yet:
    seen: 'The users of this account are: {seen}. That is all.'
    expected: An IAM user with the name robin.
    next: Create a user with the name robin.
  other-case:
    seen: 'There is a user with the name {seen}.'
    expected: An IAM user with the name robin, in small letters.
    next: Rename the user to robin, or delete it and create robin.

hints:
  create-user:
    - Which service keeps the users of an account?
    - A service's commands begin with its name, and then say what to do. What would making a user be called?
    - 'Look at aws iam create-user help: one option says the name.'
`,
  'solution.sh': `# The shortest way through this module.

# step: create-user
# A name and nothing else: no password, no key, no rights.
aws iam create-user --user-name robin
`,
  'near-misses/other-case.sh': `# The name as one would write it in a letter.
aws iam create-user --user-name Robin
`,
  'near-misses/deleted.sh': `# Second thoughts.
aws iam create-user --user-name robin
aws iam delete-user --user-name robin
`,
  'right-ways/with-path.sh': `# Users may be kept in folders; the name is the name all the same.
aws iam create-user --user-name robin --path /barista/
`,
  'exercises.yaml': `quiz:
  - id: nothing-at-first
    kind: one
    ask: What may a user do who has just been made?
    options:
      - text: Nothing at all.
        right: true
        why: A request is denied unless something allows it, and nothing does yet.
      - text: Look at everything, change nothing.
        why: Looking is a permission like any other, and nobody gave it.
recall: [nothing-at-first]
`,
  'lesson.mdx': `---
title: @{title}
---

Say what happened at Kape Labs, who asks for what, and why now.

## Why it is so

Why before how. One idea a section.

<Step id="create-user">

Create an IAM user with the name \`robin\`.

<CliPath>

<Run command="aws iam create-user --user-name robin" />

</CliPath>

</Step>

<Recap>

- A user is a name; what it may do is said elsewhere.

</Recap>

<Quiz />
`,
}
