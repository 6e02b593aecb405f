-- The code of coding rounds, links to reports, and recordings.

create table public.submissions (
    owner_id uuid not null default auth.uid(),
    id text not null,
    interview_id uuid not null,
    sequence bigint generated always as identity,
    body text not null,
    primary key (owner_id, id),
    foreign key (interview_id, owner_id) references public.interviews (id, owner_id) on delete cascade
);
create index submissions_by_interview on public.submissions (interview_id, sequence);

-- Of a link's token only the SHA-256 is kept: who reads the table cannot open a report with it.
create table public.shares (
    id uuid primary key,
    owner_id uuid not null default auth.uid(),
    interview_id uuid not null,
    token_hash text not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    with_sound boolean not null,
    number bigint generated always as identity,
    foreign key (interview_id, owner_id) references public.interviews (id, owner_id) on delete cascade
);
create index shares_of_interview on public.shares (interview_id, created_at);

-- The sound itself is an object in Storage, at owner/interview/file.
create table public.recordings (
    interview_id uuid not null,
    question_id text not null,
    attempt integer not null check (attempt > 0),
    owner_id uuid not null default auth.uid(),
    duration_ms integer not null,
    words text not null,
    primary key (interview_id, question_id, attempt),
    foreign key (interview_id, owner_id) references public.interviews (id, owner_id) on delete cascade
);

revoke all on public.submissions, public.shares, public.recordings from public, anon, authenticated;
grant select, insert, update, delete on public.submissions, public.shares, public.recordings to authenticated;
alter table public.submissions enable row level security;
alter table public.shares enable row level security;
alter table public.recordings enable row level security;
create policy submissions_own on public.submissions for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy shares_own on public.shares for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy recordings_own on public.recordings for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('recordings', 'recordings', false, 20971520, array['audio/ogg']) on conflict (id) do nothing;
create policy recordings_own on storage.objects for all to authenticated
    using (bucket_id = 'recordings' and (storage.foldername(name))[1] = (select auth.uid())::text)
    with check (bucket_id = 'recordings' and (storage.foldername(name))[1] = (select auth.uid())::text);

create function public.save_submission(p_id text, p_interview_id uuid, p_body text)
returns text language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
begin
    -- The lock keeps a deletion away until the row is there.
    perform from public.interviews where id = p_interview_id and owner_id = me for key share;
    if not found then
        return 'not_found';
    end if;
    insert into public.submissions as kept (owner_id, id, interview_id, body)
    values (me, p_id, p_interview_id, p_body)
    on conflict (owner_id, id) do update set body = excluded.body where kept.interview_id = excluded.interview_id;
    return case when found then 'saved' else 'not_found' end;
end $$;

create function public.add_share(
    p_id uuid, p_interview_id uuid, p_token_hash text, p_created_at timestamptz, p_expires_at timestamptz,
    p_with_sound boolean
) returns text language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
begin
    perform from public.interviews where id = p_interview_id and owner_id = me for key share;
    if not found then
        return 'not_found';
    end if;
    insert into public.shares (id, owner_id, interview_id, token_hash, created_at, expires_at, with_sound)
    values (p_id, me, p_interview_id, p_token_hash, p_created_at, p_expires_at, p_with_sound);
    return 'saved';
end $$;

create function public.save_recording(
    p_interview_id uuid, p_question_id text, p_attempt integer, p_duration_ms integer, p_words text
) returns text language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
begin
    perform from public.interviews where id = p_interview_id and owner_id = me for key share;
    if not found then
        return 'not_found';
    end if;
    insert into public.recordings (interview_id, question_id, attempt, owner_id, duration_ms, words)
    values (p_interview_id, p_question_id, p_attempt, me, p_duration_ms, p_words)
    on conflict (interview_id, question_id, attempt)
    do update set duration_ms = excluded.duration_ms, words = excluded.words;
    return 'saved';
end $$;

-- For whoever holds a link, signed in or not: the one interview that it names, while it lasts. It runs with the rights of
-- its owner because who asks has none; what it tells is bound to the hash of a token of 256 random bits.
create function public.shared_report(p_token_hash text) returns jsonb
language sql stable security definer set search_path = '' as $$
    select jsonb_build_object(
        'owner_id', s.owner_id, 'id', s.id, 'interview_id', s.interview_id, 'created_at', s.created_at,
        'expires_at', s.expires_at, 'with_sound', s.with_sound
    ) || case when s.expires_at <= now() then '{}' else jsonb_build_object(
        'version', i.version, 'body', i.body,
        'evaluations', (
            select coalesce(jsonb_agg(jsonb_build_object('number', e.number, 'body', e.body)), '[]')
            from public.evaluations e where e.interview_id = i.id
        ),
        'submissions', (
            select coalesce(jsonb_agg(b.body order by b.sequence), '[]')
            from public.submissions b where b.interview_id = i.id
        )
    ) end
    from public.shares s join public.interviews i on i.id = s.interview_id
    where s.token_hash = p_token_hash
$$;

-- How many migrations the project has had: each one says so anew.
create function public.schema_version() returns integer language sql immutable set search_path = '' as 'select 3';

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
        )
    )
$$;

revoke execute on function
    public.save_submission, public.add_share, public.save_recording, public.shared_report,
    public.schema_version
from public, anon, authenticated;
grant execute on function
    public.save_submission, public.add_share, public.save_recording, public.shared_report,
    public.schema_version
to authenticated;
grant execute on function public.shared_report, public.schema_version to anon;
