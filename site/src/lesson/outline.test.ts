import { expect, test } from 'vitest'
import { lessonOutline } from './outline.ts'

const body = `
Before.

## Who asked?

\`\`\`sh
## not a heading
\`\`\`

<Step id="create-user">
  Make it.
</Step>

### Smaller

## A name for *everything*

<Step
  id='give-rights'
>
</Step>
<Step id={"third"}/>
`

test('sections and steps come in the order of the lesson', () => {
  const headings = [
    { depth: 2, slug: 'who-asked', text: 'Who asked?' },
    { depth: 3, slug: 'smaller', text: 'Smaller' },
    { depth: 2, slug: 'a-name-for-everything', text: 'A name for everything' },
  ]
  expect(lessonOutline(body, headings)).toEqual([
    { kind: 'section', slug: 'who-asked', text: 'Who asked?' },
    { kind: 'step', id: 'create-user' },
    { kind: 'section', slug: 'a-name-for-everything', text: 'A name for everything' },
    { kind: 'step', id: 'give-rights' },
    { kind: 'step', id: 'third' },
  ])
})
