-- Sessions of the app, kept where the accounts are, so that every replica knows them. Of a session's token there is only
-- the SHA-256, and what renews its grant is sealed with the token: who reads this table can neither come in nor renew.
create table public.sessions (
    id uuid primary key,
    owner_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    token_hash text not null unique check (char_length(token_hash) = 64),
    created_at timestamptz not null,
    seen_at timestamptz not null,
    device text not null default '' check (char_length(device) <= 200),
    sealed text check (char_length(sealed) <= 10000)
);
create index sessions_of_owner on public.sessions (owner_id, seen_at);
create index sessions_by_use on public.sessions (seen_at);

revoke all on public.sessions from public, anon, authenticated;
-- Nobody reads a hash or a seal, not even their own: these go out only to who has the token.
grant select (id, owner_id, created_at, seen_at, device), insert, delete on public.sessions to authenticated;
grant update (seen_at, sealed) on public.sessions to authenticated;
alter table public.sessions enable row level security;
create policy sessions_own on public.sessions for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));

-- A token comes before it is known whose it is, so these run with their maker's rights. The first two are bound to the
-- hash of a token of 256 random bits; the third takes away what has ended anyway, whatever it is asked.
create function public.find_session(p_token_hash text) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object(
        'id', id, 'person_id', owner_id, 'created_at', created_at, 'seen_at', seen_at, 'device', device, 'sealed', sealed
    )
    from public.sessions where token_hash = p_token_hash and seen_at > now() - interval '30 days'
$$;

create function public.end_session(p_token_hash text) returns uuid
language sql volatile security definer set search_path = '' as $$
    delete from public.sessions where token_hash = p_token_hash returning id
$$;

create function public.remove_unused_sessions(p_since timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
    delete from public.sessions where seen_at < least(p_since, now() - interval '30 days')
$$;

-- Whether recordings have a place in Storage. With its maker's rights, because buckets are nobody's to read; of what is in
-- one it tells nothing.
create function public.recordings_bucket() returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object('is_public', coalesce(public, false)) from storage.buckets where id = 'recordings'
$$;

-- What of this product the project has. Says nothing about anybody, so anybody may ask.
create or replace function public.schema_state() returns jsonb
language sql stable security invoker set search_path = '' as $$
    select jsonb_build_object(
        'version', public.schema_version(),
        'tables', (
            select coalesce(jsonb_object_agg(c.relname, jsonb_build_object(
                'row_level_security', c.relrowsecurity,
                'open_to_anybody', has_table_privilege('anon', c.oid, 'select, insert, update, delete, truncate'),
                'commands', (
                    select coalesce(jsonb_agg(distinct p.cmd), '[]') from pg_catalog.pg_policies p
                    where p.schemaname = 'public' and p.tablename = c.relname
                )
            )), '{}')
            from pg_catalog.pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        ),
        'functions', (
            select coalesce(jsonb_agg(distinct p.proname), '[]') from pg_catalog.pg_proc p
            where p.pronamespace = 'public'::regnamespace
        ),
        'storage_policies', (
            select coalesce(jsonb_agg(p.policyname), '[]') from pg_catalog.pg_policies p
            where p.schemaname = 'storage' and p.tablename = 'objects'
        ),
        'recordings_bucket', public.recordings_bucket()
    )
$$;

create or replace function public.schema_version() returns integer
language sql immutable set search_path = '' as 'select 10';

revoke execute on function public.find_session, public.end_session, public.remove_unused_sessions,
    public.recordings_bucket from public, anon, authenticated;
grant execute on function public.find_session, public.end_session, public.remove_unused_sessions,
    public.recordings_bucket to anon, authenticated;
