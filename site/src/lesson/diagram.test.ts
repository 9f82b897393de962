import { describe, expect, test } from 'vitest'
import { placed } from './diagram.ts'

const draw = (inside: string, alt = 'A line.') =>
  placed(`<?xml version="1.0"?>\n<svg viewBox="0 0 72 33" xmlns="x">${inside}</svg>\n`, 'm-d', './d.svg', alt, 'wide')

describe('a diagram in its page', () => {
  test('has a name for those who do not see it, and the house’s class', () => {
    expect(draw('<path class="way" d="M0 0H9"/>', 'mara "asks" <the> bucket\n & waits')).toBe(
      '<svg class="dia wide" viewBox="0 0 72 33" role="img" aria-label="mara &quot;asks&quot; &lt;the> bucket &amp; waits"><path class="way" d="M0 0H9"/></svg>',
    )
  })

  test('keeps its ids to itself, and loses what would be read twice', () => {
    expect(draw('<!-- x --><title>T</title><marker id="a"/><path marker-end="url(#a)"/><use href="#a"/>')).toContain(
      '<marker id="m-d-a"/><path marker-end="url(#m-d-a)"/><use href="#m-d-a"/>',
    )
  })

  test.each([
    ['<script>x</script>', 'has a <script>'],
    ['<path onclick="x"/>', 'has a handler'],
    ['<image href="https://x/y.png"/>', 'refers to another file'],
    ['<style>.a{}</style>', 'has a <style>'],
    ['<path fill="#fff"/>', 'has a colour written in'],
  ])('%s is refused', (inside, why) => {
    expect(() => draw(inside)).toThrow(why)
  })

  test('without a viewBox it is refused', () => {
    expect(() => placed('<svg width="9"></svg>', 'a', './a.svg', 'b', '')).toThrow('no viewBox')
  })
})
