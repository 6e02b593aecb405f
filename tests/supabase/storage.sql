-- What Storage brings along in a hosted project, as far as policies can tell.
create schema storage;
create table storage.buckets (
    id text primary key, name text not null, public boolean, file_size_limit bigint, allowed_mime_types text[]
);
create table storage.objects (
    bucket_id text not null references storage.buckets (id), name text not null, content bytea not null default '',
    primary key (bucket_id, name)
);
create function storage.foldername(name text) returns text[] language sql immutable as $$
    select (string_to_array(name, '/'))[1 : array_length(string_to_array(name, '/'), 1) - 1]
$$;
grant usage on schema storage to anon, authenticated, service_role;
grant all on storage.objects to anon, authenticated, service_role;
alter table storage.objects enable row level security;
