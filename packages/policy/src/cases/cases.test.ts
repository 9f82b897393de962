import { describe, expect, test } from 'vitest'
import { allCases } from './all-cases.ts'

describe.each(Object.entries(allCases))('%s', (_, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { actual, expected }) => {
    expect(actual()).toEqual(expected)
  })
})
