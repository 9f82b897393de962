import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CodecError } from '../codec-error.ts'
import { textOf } from '../text.ts'
import { parseXml } from './parse.ts'
import { XmlWriter } from './write.ts'

test('reads elements, attributes, text, entities, CDATA, comments', () => {
  const text =
    '\ufeff<?xml version="1.0"?>\n<!-- c --><a x="1 &lt; 2" y=\'"\'>t&amp;&#65;&#x1F511;<![CDATA[<&>]]><b/><n:c >z</n:c ></a>\n'
  expect(parseXml(text)).toEqual({
    name: 'a',
    attributes: { x: '1 < 2', y: '"' },
    text: 't&A\u{1f511}<&>',
    children: [
      { name: 'b', attributes: {}, text: '', children: [] },
      { name: 'n:c', attributes: {}, text: 'z', children: [] },
    ],
  })
})

describe('refuses', () => {
  test.each([
    ['nothing', ''],
    ['text alone', 'x'],
    ['an open element', '<a>'],
    ['crossed tags', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text after the root', '<a/>x'],
    ['a document type', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
    ['an unknown entity', '<a>&e;</a>'],
    ['a bare ampersand', '<a>a & b</a>'],
    ['a control character', '<a>&#0;</a>'],
    ['a surrogate', '<a>&#xD800;</a>'],
    ['an attribute twice', '<a x="1" x="2"/>'],
    ['an unquoted attribute', '<a x=1/>'],
    ['an open comment', '<a><!-- </a>'],
    ['too deep', '<a>'.repeat(100) + '</a>'.repeat(100)],
  ])('%s', (_, text) => {
    expect(() => parseXml(text)).toThrowError(expect.objectContaining({ name: 'CodecError', code: 'MalformedXML' }))
  })
})

test('what is written is read back', () => {
  const characters = fc.string({ unit: 'grapheme' }).filter((text) => !/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u.test(text))
  fc.assert(
    fc.property(characters, characters, (text, attribute) => {
      const xml = textOf(new XmlWriter(true).open('a', { x: attribute }).leaf('b', text).close('a').toBytes())
      expect(parseXml(xml)).toMatchObject({ attributes: { x: attribute }, children: [{ text }] })
    }),
  )
})

test('a long text is written whole, whoever else writes meanwhile', () => {
  const other = new XmlWriter()
  const xml = new XmlWriter().open('a')
  const items = Array.from({ length: 30_000 }, (_, at) => `item ${at}: ä€𝄞`)
  for (const item of items) {
    xml.leaf('b', item)
    other.leaf('c', 'x')
  }
  expect(textOf(xml.close('a').toBytes())).toBe(`<a>${items.map((item) => `<b>${item}</b>`).join('')}</a>`)
  expect(textOf(other.toBytes())).toBe('<c>x</c>'.repeat(30_000))
  expect(textOf(new XmlWriter().leaf('d', '').toBytes())).toBe('<d></d>')
})

test('any text is read or refused, never worse', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>/a="\'&;#!-[]? \n'), maxLength: 40 }), (text) => {
      try {
        parseXml(text)
      } catch (error) {
        expect(error).toBeInstanceOf(CodecError)
      }
    }),
    { numRuns: process.env.TEST_ALL === '1' ? 20_000 : 500 },
  )
})
