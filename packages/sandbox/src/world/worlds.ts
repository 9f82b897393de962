import type { Runtime } from './runtime.ts'
import { World, type WorldExport } from './world.ts'

/** How many worlds are awake before the one that was used longest ago is sent to sleep. */
const AWAKE_WORLDS = 2_000

/** All worlds of a sandbox, asleep or not. */
export class Worlds {
  readonly #runtime: Runtime
  readonly #worlds = new Map<string, World>()
  /** In the order of waking. */
  readonly #awake = new Set<World>()
  readonly #maxAwake: number

  constructor(runtime: Runtime, ids: Iterable<string>, maxAwake = AWAKE_WORLDS) {
    this.#runtime = runtime
    this.#maxAwake = maxAwake
    for (const id of ids) this.#add(id)
  }

  get(id: string): World | undefined {
    return this.#worlds.get(id)
  }

  list(): World[] {
    return [...this.#worlds.values()]
  }

  awake(): World[] {
    return [...this.#awake]
  }

  /** Makes an empty world. `id` is made when none is given. @throws Error when there is one of this id. */
  async create(id = this.#runtime.ids.base36(20)): Promise<World> {
    if (this.#worlds.has(id)) throw new Error(`There is a world ${id} already`)
    if (!/^[\w.-]{1,64}$/.test(id)) throw new Error(`Not an id for a world: ${id}`)
    const world = this.#add(id)
    try {
      await world.commit([{ type: 'create-world', world: id }])
    } catch (error) {
      this.#worlds.delete(id)
      throw error
    }
    return world
  }

  /** Removes a world for good. Its names are free again. */
  async drop(id: string): Promise<void> {
    const world = this.#worlds.get(id)
    if (!world) return
    this.#worlds.delete(id)
    this.#awake.delete(world)
    await world.drop()
  }

  /** Makes a world of what {@link World.export} gave. */
  async import(exported: WorldExport, id?: string): Promise<World> {
    const world = await this.create(id)
    try {
      await world.replace(exported)
    } catch (error) {
      await this.drop(world.id)
      throw error
    }
    return world
  }

  /** Memory is ahead of the disk in these: whatever it holds is read again. */
  forget(ids: ReadonlySet<string>): void {
    for (const id of ids) {
      const world = this.#worlds.get(id)
      world?.forget()
      if (world) this.#awake.delete(world)
    }
  }

  /** Sends worlds to sleep that nobody has looked into for so many milliseconds. */
  async sleepIdle(milliseconds: number): Promise<void> {
    for (const world of [...this.#awake])
      if (world.idleFor >= milliseconds && (await world.sleep())) this.#awake.delete(world)
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#awake].filter((world) => world.dirty).map((world) => world.flush()))
  }

  #add(id: string): World {
    const world = new World(id, this.#runtime, (woken) => this.#woken(woken))
    this.#worlds.set(id, world)
    return world
  }

  #woken(world: World): void {
    this.#awake.add(world)
    if (this.#awake.size <= this.#maxAwake) return
    // A world that is busy stays; the next waking tries again.
    const oldest = this.#awake.values().next().value!
    this.#awake.delete(oldest)
    oldest.sleep().then(
      (asleep) => {
        if (!asleep) this.#awake.add(oldest)
      },
      () => undefined,
    )
  }
}
