import { expect, test } from 'vitest'
import { entriesOf } from './entries.ts'

const LastModified = new Date('2026-11-22T20:00:00Z')

test('folders and objects; the folder itself is no row of its own', () => {
  const listing = {
    CommonPrefixes: [{ Prefix: '2026/old/' }],
    Contents: [
      { Key: '2026/', Size: 0, LastModified, ETag: '""' },
      { Key: '2026/menu.txt', Size: 12, LastModified, ETag: '""' },
    ],
  }
  expect(entriesOf(listing, '2026/').map(({ kind, key, size }) => [kind, key, size])).toEqual([
    ['folder', '2026/old/', undefined],
    ['object', '2026/menu.txt', 12],
  ])
})

test('versions of one key are rows of their own, delete markers too', () => {
  const listing = {
    Versions: [
      { Key: 'menu.txt', VersionId: 'v2', IsLatest: false, LastModified, Size: 5 },
      { Key: 'menu.txt', VersionId: 'v1', IsLatest: false, LastModified, Size: 4 },
    ],
    DeleteMarkers: [{ Key: 'menu.txt', VersionId: 'v3', IsLatest: true, LastModified }],
  }
  expect(entriesOf(listing, '').map(({ id, kind }) => [id, kind])).toEqual([
    ['menu.txt v2', 'object'],
    ['menu.txt v1', 'object'],
    ['menu.txt v3', 'marker'],
  ])
})
