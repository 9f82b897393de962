/** Runs a tree: every filter gives any number of values, each with the path that led to it where somebody asked for paths. */
import { formatted } from './formats.ts'
import { OPERATIONS } from './operators.ts'
import { deleteAll, get, getAt, type Path, setAt } from './paths.ts'
import { type Closure, inner, namesIn, type Scope, withNulls } from './scope.ts'
import { firstOf, items, made, plain, type Spot, type Spots, step } from './spots.ts'
import type { Definition, Node, Pattern } from './syntax.ts'
import { described, isObject, isTrue, JqError, type Json } from './values.ts'

type Native = (args: Closure[], at: Spot) => Spots | Iterable<Spot>

class Break {
  readonly label: symbol
  constructor(label: symbol) {
    this.label = label
  }
}

export class Evaluator {
  private readonly natives: Record<string, Native>

  constructor(natives: (evaluator: Evaluator) => Record<string, Native>) {
    this.natives = natives(this)
  }

  /** Defines functions; gives the scope in which they are. */
  define(scope: Scope, definitions: Definition[]): Scope {
    const within = inner(scope)
    for (const one of definitions) within.functions[`${one.name}/${one.parameters.length}`] = { ...one, scope: within }
    return within
  }

  isNative(name: string): boolean {
    return Object.hasOwn(this.natives, name)
  }

  *values(closure: Closure, value: Json): Generator<Json, void, undefined> {
    for (const spot of this.run(closure.node, closure.scope, { value })) yield spot.value
  }

  call(closure: Closure, at: Spot): Spots {
    return this.run(closure.node, closure.scope, at)
  }

  *run(node: Node, scope: Scope, at: Spot): Spots {
    switch (node.type) {
      case 'identity':
        yield at
        return
      case 'recurse':
        yield* this.descend(at)
        return
      case 'literal':
        yield made(at, node.value)
        return
      case 'variable':
        yield made(
          at,
          node.name === '__loc__'
            ? new Map<string, Json>([
                ['file', '<top-level>'],
                ['line', 1],
              ])
            : (scope.variables[node.name] ?? null),
        )
        return
      case 'format':
        yield made(at, formatted(node.name, at.value))
        return
      case 'string':
        yield* this.interpolate(node.parts, node.format, scope, at)
        return
      case 'index':
        for (const key of this.run(node.key, scope, plain(at)))
          for (const target of this.run(node.target, scope, at)) yield step(target, key.value)
        return
      case 'slice':
        yield* this.slice(node, scope, at)
        return
      case 'iterate':
        for (const target of this.run(node.target, scope, at)) yield* items(target)
        return
      case 'try':
        yield* this.attempt(node, scope, at)
        return
      case 'array':
        yield made(at, node.body ? [...this.run(node.body, scope, plain(at))].map(({ value }) => value) : [])
        return
      case 'object':
        yield* this.object(node.entries, 0, new Map(), scope, at)
        return
      case 'negate':
        for (const { value } of this.run(node.body, scope, plain(at))) {
          if (typeof value !== 'number') throw new JqError(`${described(value)} cannot be negated`)
          yield made(at, -value)
        }
        return
      case 'pipe':
        for (const left of this.run(node.left, scope, at)) yield* this.run(node.right, scope, left)
        return
      case 'comma':
        yield* this.run(node.left, scope, at)
        yield* this.run(node.right, scope, at)
        return
      case 'and':
      case 'or':
        for (const left of this.run(node.left, scope, plain(at))) {
          if (isTrue(left.value) === (node.type === 'or')) yield made(at, node.type === 'or')
          else for (const right of this.run(node.right, scope, plain(at))) yield made(at, isTrue(right.value))
        }
        return
      case 'alternative':
        yield* this.alternative(node.left, node.right, scope, at)
        return
      case 'operator':
        for (const right of this.run(node.right, scope, plain(at)))
          for (const left of this.run(node.left, scope, plain(at)))
            yield made(at, OPERATIONS[node.operator]!(left.value, right.value))
        return
      case 'update':
        yield* this.update(node.operator, node.left, node.right, scope, at)
        return
      case 'if':
        for (const { value } of this.run(node.condition, scope, plain(at))) {
          if (isTrue(value)) yield* this.run(node.then, scope, at)
          else if (node.otherwise) yield* this.run(node.otherwise, scope, at)
          else yield at
        }
        return
      case 'reduce':
      case 'foreach':
        yield* this.loop(node, scope, at)
        return
      case 'as':
        for (const { value } of this.run(node.source, scope, plain(at)))
          yield* this.bindAll(node.patterns, value, scope, at, (bound) => this.run(node.body, bound, at))
        return
      case 'define':
        yield* this.run(node.rest, this.define(scope, [node.definition]), at)
        return
      case 'label':
        yield* this.labelled(node.name, node.body, scope, at)
        return
      case 'break':
        throw new Break(scope.labels[node.name]!)
      case 'call':
        yield* this.callNamed(node, scope, at)
    }
  }

  *descend(at: Spot): Spots {
    yield at
    if (Array.isArray(at.value) || isObject(at.value)) for (const one of items(at)) yield* this.descend(one)
  }

  private *interpolate(parts: (string | Node)[], format: string, scope: Scope, at: Spot): Spots {
    let texts = ['']
    for (const part of parts) {
      const more =
        typeof part === 'string'
          ? [part]
          : [...this.run(part, scope, plain(at))].map(({ value }) => String(formatted(format, value)))
      texts = more.flatMap((end) => texts.map((text) => text + end))
    }
    for (const text of texts) yield made(at, text)
  }

  private *slice({ target, from, to }: Extract<Node, { type: 'slice' }>, scope: Scope, at: Spot): Spots {
    const nothing: Node = { type: 'literal', value: null }
    for (const end of this.run(to ?? nothing, scope, plain(at)))
      for (const start of this.run(from ?? nothing, scope, plain(at)))
        for (const one of this.run(target, scope, at))
          yield step(
            one,
            new Map([
              ['start', start.value],
              ['end', end.value],
            ]),
          )
  }

  private *attempt({ body, handler }: Extract<Node, { type: 'try' }>, scope: Scope, at: Spot): Spots {
    const spots = this.run(body, scope, at)
    for (;;) {
      let next: IteratorResult<Spot, void>
      try {
        next = spots.next()
      } catch (error) {
        if (!(error instanceof JqError)) throw error
        if (handler) yield* this.run(handler, scope, made(at, error.value))
        return
      }
      if (next.done) return
      yield next.value
    }
  }

  private *object(
    entries: { key: Node; value: Node }[],
    from: number,
    so: Map<string, Json>,
    scope: Scope,
    at: Spot,
  ): Spots {
    const entry = entries[from]
    if (!entry) {
      yield made(at, so)
      return
    }
    for (const { value: key } of this.run(entry.key, scope, plain(at))) {
      if (typeof key !== 'string') throw new JqError(`Object keys must be strings`)
      for (const { value } of this.run(entry.value, scope, plain(at)))
        yield* this.object(entries, from + 1, new Map(so).set(key, value), scope, at)
    }
  }

  private *alternative(left: Node, right: Node, scope: Scope, at: Spot): Spots {
    let found = false
    try {
      for (const spot of this.run(left, scope, at)) {
        if (!isTrue(spot.value)) continue
        found = true
        yield spot
      }
    } catch (error) {
      if (!(error instanceof JqError)) throw error
    }
    if (!found) yield* this.run(right, scope, at)
  }

  paths(closure: Closure, value: Json): Path[] {
    return [...this.run(closure.node, closure.scope, { value, path: [] })].map(({ value: result, path }) => {
      if (!path)
        throw new JqError(`Invalid path expression with result ${described(result).replace(/^\w+ \(|\)$/g, '')}`)
      return path
    })
  }

  private *update(operator: string, left: Node, right: Node, scope: Scope, at: Spot): Spots {
    const target = { node: left, scope }
    if (operator === '|=') {
      let value = at.value
      const gone: Path[] = []
      for (const path of this.paths(target, at.value)) {
        const [first] = firstOf(this.run(right, scope, { value: getAt(value, path) }))
        if (first) value = setAt(value, path, first.value)
        else gone.push(path)
      }
      yield made(at, deleteAll(value, gone))
      return
    }
    for (const { value: given } of this.run(right, scope, plain(at))) {
      let { value } = at
      for (const path of this.paths(target, value)) {
        const before = getAt(value, path)
        const after =
          operator === '='
            ? given
            : operator === '//='
              ? isTrue(before)
                ? before
                : given
              : OPERATIONS[operator.slice(0, -1)]!(before, given)
        value = setAt(value, path, after)
      }
      yield made(at, value)
    }
  }

  private *loop(node: Extract<Node, { type: 'reduce' | 'foreach' }>, scope: Scope, at: Spot): Spots {
    for (const start of this.run(node.init, scope, at)) {
      let state = start
      for (const { value } of this.run(node.source, scope, plain(at))) {
        for (const bound of this.bindings(node.pattern, value, scope, plain(at))) {
          if (node.type === 'reduce') {
            const results = [...this.run(node.update, bound, state)]
            state = results.at(-1) ?? made(at, null)
            continue
          }
          for (const result of this.run(node.update, bound, state)) {
            state = result
            if (node.extract) yield* this.run(node.extract, bound, result)
            else yield result
          }
        }
      }
      if (node.type === 'reduce') yield state
    }
  }

  private *labelled(name: string, body: Node, scope: Scope, at: Spot): Spots {
    const within = inner(scope)
    const label = Symbol(name)
    within.labels[name] = label
    try {
      yield* this.run(body, within, at)
    } catch (error) {
      if (!(error instanceof Break) || error.label !== label) throw error
    }
  }

  /** The next pattern where the one before does not fit, or what runs under it fails. */
  private *bindAll(patterns: Pattern[], value: Json, scope: Scope, at: Spot, then: (bound: Scope) => Spots): Spots {
    const names = patterns.length > 1 ? patterns.flatMap(namesIn) : []
    for (const [i, pattern] of patterns.entries()) {
      try {
        for (const bound of this.bindings(pattern, value, withNulls(scope, names), plain(at))) yield* then(bound)
        return
      } catch (error) {
        if (!(error instanceof JqError) || i === patterns.length - 1) throw error
      }
    }
  }

  private *bindings(pattern: Pattern, value: Json, scope: Scope, at: Spot): Generator<Scope, void, undefined> {
    if (pattern.type === 'name') {
      const bound = inner(scope)
      bound.variables[pattern.name] = value
      yield bound
      return
    }
    if (pattern.type === 'array') {
      if (value !== null && !Array.isArray(value))
        throw new JqError(`Cannot index ${described(value).split(' ')[0]} with number`)
      yield* this.each(
        pattern.items.map((item, i) => ({ pattern: item, key: i })),
        value,
        scope,
        at,
      )
      return
    }
    yield* this.entries(pattern.entries, value, scope, at)
  }

  private *each(
    parts: { pattern: Pattern; key: Json }[],
    value: Json,
    scope: Scope,
    at: Spot,
  ): Generator<Scope, void, undefined> {
    const [first, ...rest] = parts
    if (!first) yield scope
    else
      for (const bound of this.bindings(first.pattern, get(value, first.key), scope, at))
        yield* this.each(rest, value, bound, at)
  }

  private *entries(
    entries: Extract<Pattern, { type: 'object' }>['entries'],
    value: Json,
    scope: Scope,
    at: Spot,
  ): Generator<Scope, void, undefined> {
    const [first, ...rest] = entries
    if (!first) {
      yield scope
      return
    }
    for (const { value: key } of this.run(first.key, scope, at)) {
      const found = get(value, key)
      const named = inner(scope)
      if (first.name !== undefined) named.variables[first.name] = found
      const bounds = first.value ? this.bindings(first.value, found, named, at) : [named]
      for (const bound of bounds) yield* this.entries(rest, value, bound, at)
    }
  }

  private *callNamed({ name, args }: Extract<Node, { type: 'call' }>, scope: Scope, at: Spot): Spots {
    const closure = args.length === 0 ? scope.arguments[name] : undefined
    if (closure) {
      yield* this.call(closure, at)
      return
    }
    const defined = scope.functions[`${name}/${args.length}`]
    const given = args.map((node) => ({ node, scope }))
    if (defined) yield* this.callDefined(defined, given, 0, inner(defined.scope), at)
    else yield* this.natives[`${name}/${args.length}`]!(given, at)
  }

  /** A parameter `$x` has each value of what is given, as a variable and as a filter. */
  private *callDefined(defined: Definition, given: Closure[], from: number, scope: Scope, at: Spot): Spots {
    const parameter = defined.parameters[from]
    if (parameter === undefined) {
      yield* this.run(defined.body, scope, at)
      return
    }
    if (!parameter.startsWith('$')) {
      scope.arguments[parameter] = given[from]!
      yield* this.callDefined(defined, given, from + 1, scope, at)
      return
    }
    const name = parameter.slice(1)
    for (const value of this.values(given[from]!, at.value)) {
      const bound = inner(scope)
      bound.variables[name] = value
      bound.arguments[name] = { node: { type: 'literal', value }, scope }
      yield* this.callDefined(defined, given, from + 1, bound, at)
    }
  }
}
