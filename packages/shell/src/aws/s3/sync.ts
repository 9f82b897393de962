/** Which of two sides' files `aws s3 sync` carries, and which it deletes (awscli/customizations/s3/syncstrategy). */
import type { ParsedArguments } from '../argparse.ts'
import type { Item } from './carry.ts'
import { join, type Listed } from './listing.ts'
import { isUri } from './objects.ts'

/** Whole seconds: S3 keeps no more. */
const seconds = (when: Date): number => Math.floor(when.getTime() / 1000)

function differs(from: Listed, to: Listed, isDownload: boolean, values: ParsedArguments['values']): boolean {
  if (from.size !== to.size) return true
  if (values.has('size_only')) return false
  const newer = seconds(to.modified) - seconds(from.modified)
  if (!isDownload) return newer < 0
  // A local file that was changed since is taken for the wrong one: it is fetched again.
  return values.has('exact_timestamps') ? newer !== 0 : newer > 0
}

/** In the order of the names, deletions among them. */
export function syncItems(
  from: { place: string; files: Listed[] },
  to: { place: string; files: Listed[] },
  values: ParsedArguments['values'],
): Item[] {
  const isDownload = isUri(from.place) && !isUri(to.place)
  const items: Item[] = []
  const carry = ({ name, size, modified }: Listed): void => {
    items.push({ from: join(from.place, name), to: join(to.place, name), size, modified })
  }
  // Both lists are in the order of their names: AWS CLI walks them side by side.
  for (let here = 0, there = 0; here < from.files.length || there < to.files.length; ) {
    const source = from.files[here]
    const target = to.files[there]
    if (source && target && source.name === target.name) {
      if (differs(source, target, isDownload, values)) carry(source)
      here += 1
      there += 1
    } else if (source && (!target || source.name < target.name)) {
      carry(source)
      here += 1
    } else {
      if (values.has('delete')) items.push({ from: join(to.place, target!.name), to: undefined })
      there += 1
    }
  }
  return items
}
