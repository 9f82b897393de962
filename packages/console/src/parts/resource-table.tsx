import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CollectionPreferences from '@cloudscape-design/components/collection-preferences'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { type ReactNode, useMemo, useState } from 'react'
import { $place } from '../router/location.ts'
import { FaultAlert } from './fault-alert.tsx'

export interface Column<T> extends TableProps.ColumnDefinition<T> {
  id: string
  /** What sorting compares and the filter looks into; without it the column is neither sorted nor searched. */
  value?: (item: T) => string | number | Date | boolean | undefined
}

interface Props<T> {
  /** "Users": with the number of items beside it. */
  title: string
  description?: ReactNode
  /** Undefined while they are being read. */
  items: readonly T[] | undefined
  fault?: unknown
  refresh?: () => void
  columns: readonly Column<T>[]
  idOf: (item: T) => string
  /** The name an item is spoken of by. */
  nameOf?: (item: T) => string
  filterPlaceholder: string
  /** Beside the text filter: selects of one's own. */
  filters?: ReactNode
  /** What an empty list teaches: what these things are, and how the first one is made. */
  empty: ReactNode
  emptyAction?: ReactNode
  actions?: ReactNode
  selection?: 'single' | 'multi'
  selected?: readonly T[]
  onSelect?: (items: T[]) => void
  pageSize?: number
  variant?: TableProps.Variant
  headingVariant?: 'h1' | 'h2' | 'h3' | 'awsui-h1-sticky'
}

/** A list of the account: counter, filter, sorting, pages, preferences, skeleton, fault, empty state. Good for 5,000 rows. */
export function ResourceTable<T>(props: Props<T>) {
  const { title, items, fault, columns, idOf, nameOf = idOf, empty, emptyAction, selection, selected = [] } = props
  const [pageSize, setPageSize] = useState(props.pageSize ?? 20)
  const [hidden, setHidden] = useState<readonly string[]>([])
  // Written out once for each list: a letter that is typed looks through 5,000 of them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is written out anew
  const written = useMemo(() => new Map<T, string>(), [items])
  const textOf = (item: T): string => {
    const known = written.get(item)
    if (known !== undefined) return known
    const text = columns.map(({ value }) => searchable(value?.(item))).join('\n')
    written.set(item, text)
    return text
  }
  const collection = useCollection(items ?? [], {
    filtering: {
      // A lesson may lead to a list that is filtered already; the list that is the page takes it.
      defaultFilteringText: props.headingVariant === undefined ? '' : ($place.get().query.get('filter') ?? ''),
      filteringFunction: (item, text) => {
        const wanted = text.trim().toLowerCase()
        return wanted === '' || textOf(item).includes(wanted)
      },
      empty: <Empty text={empty} action={emptyAction} />,
      noMatch: (
        <Empty
          text="Nothing matches this filter."
          action={<Button onClick={() => collection.actions.setFiltering('')}>Clear filter</Button>}
        />
      ),
    },
    pagination: { pageSize },
    sorting: {},
  })
  const { filterProps, paginationProps, collectionProps, filteredItemsCount } = collection
  const counter = items
    ? `(${selected.length > 0 ? `${selected.length}/` : ''}${items.length.toLocaleString('en')})`
    : ''
  return (
    <SpaceBetween size="m">
      {fault ? <FaultAlert fault={fault} {...(props.refresh && { onRetry: props.refresh })} /> : null}
      <Table<T>
        {...collectionProps}
        variant={props.variant ?? 'container'}
        items={collection.items as readonly T[]}
        loading={items === undefined && !fault}
        loadingText={`Loading ${title.toLowerCase()}`}
        trackBy={idOf}
        resizableColumns
        wrapLines={false}
        columnDefinitions={columns.map(({ value, ...column }) => ({
          // A name that cannot be read is no name, nor is half a heading: a table that is too wide scrolls.
          minWidth: Math.max(column.isRowHeader ? 180 : 140, widthOf(column.header, value !== undefined)),
          ...column,
          ...(value && {
            sortingField: column.id,
            sortingComparator: (one: T, other: T) => compare(value(one), value(other)),
          }),
        }))}
        columnDisplay={columns.map(({ id }) => ({ id, visible: !hidden.includes(id) }))}
        {...(selection && {
          selectionType: selection,
          selectedItems: [...selected],
          onSelectionChange: ({ detail }) => props.onSelect?.(detail.selectedItems),
        })}
        ariaLabels={{
          tableLabel: title,
          selectionGroupLabel: `${title} selection`,
          allItemsSelectionLabel: () => `Select all ${title.toLowerCase()}`,
          itemSelectionLabel: (_, item) => `Select ${nameOf(item)}`,
        }}
        header={
          <Header
            variant={props.headingVariant ?? 'h2'}
            counter={counter}
            {...(props.description !== undefined && { description: props.description })}
            actions={
              <div className="fl-actions">
                {props.refresh && (
                  <Button iconName="refresh" ariaLabel={`Refresh ${title.toLowerCase()}`} onClick={props.refresh} />
                )}
                {props.actions}
              </div>
            }
          >
            {title}
          </Header>
        }
        filter={
          <div className="fl-filters">
            <TextFilter
              {...filterProps}
              filteringAriaLabel={props.filterPlaceholder}
              filteringPlaceholder={props.filterPlaceholder}
              countText={`${filteredItemsCount ?? 0} ${filteredItemsCount === 1 ? 'match' : 'matches'}`}
            />
            {props.filters}
          </div>
        }
        pagination={<Pagination {...paginationProps} />}
        preferences={
          <CollectionPreferences
            title="Preferences"
            confirmLabel="Confirm"
            cancelLabel="Cancel"
            preferences={{ pageSize, visibleContent: columns.map(({ id }) => id).filter((id) => !hidden.includes(id)) }}
            pageSizePreference={{
              title: 'Page size',
              options: [10, 20, 50, 100].map((value) => ({ value, label: `${value} rows` })),
            }}
            visibleContentPreference={{
              title: 'Visible columns',
              options: [
                {
                  label: 'Columns',
                  options: columns.map(({ id, header }, at) => ({ id, label: String(header), editable: at > 0 })),
                },
              ],
            }}
            onConfirm={({ detail }) => {
              setPageSize(detail.pageSize ?? pageSize)
              setHidden(columns.map(({ id }) => id).filter((id) => !(detail.visibleContent ?? []).includes(id)))
            }}
          />
        }
      />
    </SpaceBetween>
  )
}

/** Room for a heading in bold, its padding, and the arrow of what can be sorted. */
const widthOf = (header: ReactNode, sorts: boolean): number => String(header).length * 9 + (sorts ? 64 : 40)

function Empty({ text, action }: { text: ReactNode; action?: ReactNode }) {
  return (
    <Box textAlign="center" color="inherit" padding={{ vertical: 's' }}>
      <SpaceBetween size="s">
        <div>{text}</div>
        {action}
      </SpaceBetween>
    </Box>
  )
}

/** A date is looked for by sorting: nobody types it as it is kept. */
const searchable = (value: Comparable): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : ''

type Comparable = string | number | Date | boolean | undefined

function compare(one: Comparable, other: Comparable): number {
  if (typeof one === 'string' && typeof other === 'string') return collator.compare(one, other)
  return Number(one ?? -1) - Number(other ?? -1)
}

const collator = new Intl.Collator('en', { numeric: true })
