/** `+ - * / %` and comparisons. */
import { compare, described, isObject, JqError, type Json, type JsonObject } from './values.ts'

type Operation = (left: Json, right: Json) => Json

const numbers = (left: Json, right: Json): left is number => typeof left === 'number' && typeof right === 'number'

const cannot = (left: Json, right: Json, be: string): never => {
  throw new JqError(`${described(left)} and ${described(right)} cannot be ${be}`)
}

function merged(left: JsonObject, right: JsonObject): JsonObject {
  const made = new Map(left)
  for (const [key, value] of right) {
    const before = made.get(key) ?? null
    made.set(key, isObject(before) && isObject(value) ? merged(before, value) : value)
  }
  return made
}

export const add: Operation = (left, right) => {
  if (left === null) return right
  if (right === null) return left
  if (numbers(left, right)) return left + (right as number)
  if (typeof left === 'string' && typeof right === 'string') return left + right
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right]
  if (isObject(left) && isObject(right)) return new Map([...left, ...right])
  return cannot(left, right, 'added')
}

const subtract: Operation = (left, right) => {
  if (numbers(left, right)) return left - (right as number)
  if (Array.isArray(left) && Array.isArray(right))
    return left.filter((one) => right.every((other) => compare(one, other) !== 0))
  return cannot(left, right, 'subtracted')
}

const multiply: Operation = (left, right) => {
  if (numbers(left, right)) return left * (right as number)
  const [text, times] = typeof left === 'string' ? [left, right] : [right, left]
  if (typeof text === 'string' && typeof times === 'number')
    return times > 0 ? text.repeat(Math.max(Math.floor(times), 1)) : null
  if (isObject(left) && isObject(right)) return merged(left, right)
  return cannot(left, right, 'multiplied')
}

const divide: Operation = (left, right) => {
  if (typeof left === 'string' && typeof right === 'string') return left === '' ? [] : left.split(right)
  if (!numbers(left, right)) return cannot(left, right, 'divided')
  return right === 0 ? cannot(left, right, 'divided because the divisor is zero') : left / (right as number)
}

const remainder: Operation = (left, right) => {
  if (!numbers(left, right)) return cannot(left, right, 'divided')
  const divisor = Math.trunc(right as number)
  return divisor === 0
    ? cannot(left, right, 'divided because the divisor is zero')
    : Math.trunc(left) % Math.abs(divisor)
}

export const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
  '==': (left, right) => compare(left, right) === 0,
  '!=': (left, right) => compare(left, right) !== 0,
  '<': (left, right) => compare(left, right) < 0,
  '<=': (left, right) => compare(left, right) <= 0,
  '>': (left, right) => compare(left, right) > 0,
  '>=': (left, right) => compare(left, right) >= 0,
}
