import { outline } from '@first-line/labs/catalog'
import { expect, test } from 'vitest'
import { course, courseParts, findModule, pathOf } from './course.ts'
import { findings } from './findings.ts'

test('the map has every module of the outline, in order, once', () => {
  expect(courseParts.flatMap(({ entries }) => entries.map(({ number }) => number))).toEqual(
    outline.map(({ number }) => number),
  )
})

test('what is needed comes before what needs it', () => {
  for (const { number, needs } of course) for (const needed of needs) expect(needed).toBeLessThan(number)
})

test('what is written is asked before what is planned', () => {
  const users = findModule('06-users')
  const entry = course.find(({ number }) => number === 6)
  expect(entry).toMatchObject({
    title: users?.title,
    minutes: users?.minutes,
    summary: users?.summary,
    needs: users?.needs,
  })
  expect(users && pathOf(users)).toBe('/modules/06-users/')
})

test('findings are closed in modules that exist in the course, by steps that exist', () => {
  for (const { module, closedBy = [] } of findings) {
    expect(course.map(({ number }) => number)).toContain(module)
    for (const key of closedBy) {
      const [id, step] = key.split('/')
      expect(findModule(id)?.steps.map(({ id }) => id)).toContain(step)
    }
  }
})
