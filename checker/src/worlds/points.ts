/** Points that one can go back to: snapshots of the learner's world, made before everything that lays it anew. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Learner, type Point, point } from '../contract.ts'
import type { LearnerStore } from '../learners/store.ts'

const kind = 'points'
const key = 'list'
/** A snapshot is as large as the world: a few are enough to go back, and the oldest makes room. */
const mostPoints = 6

const nameOf = (id: string): string => `point-${id}`

/** Newest first. */
export async function readPoints(store: LearnerStore, learner: Learner): Promise<Point[]> {
  return z.array(point).parse((await store.documents(learner).get(kind, key)) ?? [])
}

/** Keeps the world as it is. Resolves when it is on disk. */
export async function keepPoint(
  store: LearnerStore,
  learner: Learner,
  about: Omit<Point, 'id' | 'at'>,
  now: number,
): Promise<Point> {
  const made: Point = { id: randomBytes(6).toString('hex'), at: new Date(now).toISOString(), ...about }
  await store.world(learner).keep(nameOf(made.id))
  const all = [made, ...(await readPoints(store, learner))]
  await store.documents(learner).put(kind, key, all.slice(0, mostPoints))
  for (const { id } of all.slice(mostPoints)) await store.world(learner).forget(nameOf(id))
  return made
}

/** The world as it was at a point. */
export async function worldAt(store: LearnerStore, learner: Learner, { id }: Point) {
  const kept = await store.world(learner).kept(nameOf(id))
  if (!kept) throw new Error(`the snapshot of point ${id} is gone`)
  return kept
}
