import { expect, test } from 'vitest'
import { attributeText, columnsOf, type Item } from './attribute-text.ts'

test.each([
  [undefined, ''],
  [{ S: 'Flat white' }, 'Flat white'],
  [{ N: '3.20' }, '3.20'],
  [{ BOOL: false }, 'false'],
  [{ NULL: true }, 'null'],
  [{ SS: ['a', 'b'] }, '["a","b"]'],
  [{ B: new Uint8Array(3) }, '(3 bytes)'],
  [{ M: { milk: { L: [{ S: 'oat' }, { NULL: true }] } } }, '{"milk":["oat",null]}'],
])('%j', (value, text) => {
  expect(attributeText(value)).toBe(text)
})

test('the key stands first, and there is an end to columns', () => {
  const items: Item[] = [
    { price: { N: '3' }, id: { S: '1' } },
    { note: { S: 'x' }, id: { S: '2' } },
  ]
  expect(columnsOf(items, ['id'])).toEqual(['id', 'price', 'note'])
  expect(columnsOf(items, ['id'], 2)).toEqual(['id', 'price'])
})
