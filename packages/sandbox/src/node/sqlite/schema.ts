/** Tables of the store. `user_version` counts the schema; a newer file is refused, an older one is migrated here. */
export const SCHEMA_VERSION = 1

export const SCHEMA = `
create table world (number integer primary key, id text not null unique);
create table record (world integer not null, key text not null, value text not null, primary key (world, key)) without rowid;
create table event (world integer not null, seq integer not null, kept integer not null, value text not null, primary key (world, seq)) without rowid;
create table lookup (kind text not null, key text not null, world integer not null, account text not null, primary key (kind, key)) without rowid;
create index lookup_world on lookup (world);
create table snapshot (world integer not null, name text not null, value text not null, primary key (world, name)) without rowid;
create table setting (key text primary key, value text not null) without rowid;
`
