-- Résumés with their versions and their default, and the jobs that they are set beside. They are for their owner alone: no
-- policy opens them to a coach, and no link tells them.

alter table public.resumes add column version integer not null default 1 check (version > 0);
alter table public.resumes add column is_default boolean not null default false;
alter table public.resumes rename column title to label;
alter table public.resumes rename column updated_at to added_at;
drop index public.resumes_by_update;
create index resumes_of_owner on public.resumes (owner_id, added_at);
create unique index default_resume on public.resumes (owner_id) where is_default;

create table public.jobs (
    id uuid primary key,
    owner_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    version integer not null check (version > 0),
    added_at timestamptz not null,
    body text not null
);
create index jobs_of_owner on public.jobs (owner_id, added_at);
revoke all on public.jobs from public, anon, authenticated;
grant select, insert, update, delete on public.jobs to authenticated;
alter table public.jobs enable row level security;
create policy jobs_own on public.jobs for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));

-- A résumé that is to be the default takes that from the others; the first one is it anyway. One save a person at a time,
-- because two first ones would both be it.
create function public.save_resume(
    p_id uuid, p_version integer, p_label text, p_is_default boolean, p_added_at timestamptz, p_body text
) returns jsonb language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
    chosen boolean;
begin
    perform pg_advisory_xact_lock(hashtextextended(me::text, 11));
    if p_version > 0 then
        perform from public.resumes where id = p_id;
        if not found then
            return jsonb_build_object('outcome', 'not_found');
        end if;
        perform from public.resumes where id = p_id and version = p_version for update;
        if not found then
            return jsonb_build_object('outcome', 'conflict');
        end if;
    end if;
    chosen := p_is_default
        or not exists (select from public.resumes where owner_id = me and id <> p_id and is_default);
    if p_version = 0 then
        insert into public.resumes (id, owner_id, version, label, is_default, added_at, body)
        values (p_id, me, 1, p_label, false, p_added_at, p_body) on conflict do nothing;
        if not found then
            return jsonb_build_object('outcome', 'conflict');
        end if;
    end if;
    if chosen then
        update public.resumes set is_default = false where owner_id = me and id <> p_id and is_default;
    end if;
    update public.resumes
    set version = p_version + 1, label = p_label, is_default = chosen, added_at = p_added_at, body = p_body
    where id = p_id and owner_id = me;
    return jsonb_build_object('outcome', 'saved', 'is_default', chosen);
end $$;

-- Where it was the default, the newest of the others is it from now on.
create function public.delete_resume(p_id uuid) returns text
language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
begin
    perform pg_advisory_xact_lock(hashtextextended(me::text, 11));
    delete from public.resumes where id = p_id and owner_id = me;
    if not found then
        return 'not_found';
    end if;
    update public.resumes set is_default = true
    where id = (select id from public.resumes where owner_id = me order by added_at desc, id limit 1)
        and not exists (select from public.resumes where owner_id = me and is_default);
    return 'saved';
end $$;

create function public.save_job(p_id uuid, p_version integer, p_added_at timestamptz, p_body text) returns text
language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
begin
    if p_version = 0 then
        insert into public.jobs (id, owner_id, version, added_at, body)
        values (p_id, me, 1, p_added_at, p_body) on conflict do nothing;
        return case when found then 'saved' else 'conflict' end;
    end if;
    update public.jobs set version = p_version + 1, added_at = p_added_at, body = p_body
    where id = p_id and owner_id = me and version = p_version;
    if found then
        return 'saved';
    end if;
    perform from public.jobs where id = p_id and owner_id = me;
    return case when found then 'conflict' else 'not_found' end;
end $$;

revoke execute on function public.save_resume, public.delete_resume, public.save_job from public, anon, authenticated;
grant execute on function public.save_resume, public.delete_resume, public.save_job to authenticated;

create or replace function public.schema_version() returns integer
language sql immutable set search_path = '' as 'select 11';
