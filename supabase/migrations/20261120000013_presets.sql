-- What administrators have changed of presets, over the files of the app: read by everybody who is signed in, written by
-- administrators alone. It tells nothing of anybody.
create table public.presets (
    id text primary key check (char_length(id) <= 60),
    body text not null check (char_length(body) <= 20000)
);

revoke all on public.presets from public, anon, authenticated;
grant select, insert, update, delete on public.presets to authenticated;
alter table public.presets enable row level security;
create policy presets_read on public.presets for select to authenticated
    using ((select auth.uid()) is not null);
create policy presets_added on public.presets for insert to authenticated
    with check ((select public.my_role()) = 'administrator');
create policy presets_changed on public.presets for update to authenticated
    using ((select public.my_role()) = 'administrator') with check ((select public.my_role()) = 'administrator');
create policy presets_removed on public.presets for delete to authenticated
    using ((select public.my_role()) = 'administrator');

create or replace function public.schema_version() returns integer
language sql immutable set search_path = '' as 'select 13';
