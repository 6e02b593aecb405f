-- How somebody sat before the camera while a question was answered: counts of readings, never a picture. It is for its
-- owner alone: no policy opens it to a coach, and no link tells it.

create table public.presence (
    interview_id uuid not null,
    question_id text not null,
    owner_id uuid not null default auth.uid(),
    readings integer not null check (readings >= 0),
    faces integer not null check (faces between 0 and readings),
    centred integer not null check (centred between 0 and faces),
    facing integer not null check (facing between 0 and faces),
    steps integer not null check (steps between 0 and faces),
    still integer not null check (still between 0 and steps),
    primary key (interview_id, question_id),
    foreign key (interview_id, owner_id) references public.interviews (id, owner_id) on delete cascade
);
revoke all on public.presence from public, anon, authenticated;
grant select, insert, update, delete on public.presence to authenticated;
alter table public.presence enable row level security;
create policy presence_own on public.presence for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));

create function public.save_presence(
    p_interview_id uuid, p_question_id text, p_readings integer, p_faces integer, p_centred integer, p_facing integer,
    p_steps integer, p_still integer
) returns text language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
begin
    perform from public.interviews where id = p_interview_id and owner_id = me for key share;
    if not found then
        return 'not_found';
    end if;
    insert into public.presence (interview_id, question_id, owner_id, readings, faces, centred, facing, steps, still)
    values (p_interview_id, p_question_id, me, p_readings, p_faces, p_centred, p_facing, p_steps, p_still)
    on conflict (interview_id, question_id)
    do update set readings = excluded.readings, faces = excluded.faces, centred = excluded.centred,
        facing = excluded.facing, steps = excluded.steps, still = excluded.still;
    return 'saved';
end $$;
revoke execute on function public.save_presence from public, anon, authenticated;
grant execute on function public.save_presence to authenticated;

create or replace function public.schema_version() returns integer
language sql immutable set search_path = '' as 'select 9';
