-- What somebody wants to see on their Home page, and all that they have practised in one answer.

create table public.preferences (
    owner_id uuid primary key default auth.uid() references auth.users (id) on delete cascade,
    body text not null
);
revoke all on public.preferences from public, anon, authenticated;
grant select, insert, update, delete on public.preferences to authenticated;
alter table public.preferences enable row level security;
create policy preferences_own on public.preferences for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));

-- The caller's interviews that are over and in which something was answered, each with what was found of its topics and
-- criteria; and what questions of the bank were worth in the newest `p_newest` graded ones. Oldest first.
create function public.practice_history(p_newest integer) returns jsonb
language sql stable security invoker set search_path = '' as $$
    with scores as materialized (
        select * from public.subject_scores('{}')
    ), subjects as (
        select interview_id,
            jsonb_object_agg(id, value) filter (where kind = 'topic') as topics,
            jsonb_object_agg(id, value) filter (where kind = 'criterion') as criteria
        from scores group by interview_id
    ), past as (
        select i.id, i.kind, i.difficulty, i.mode, i.started_at, i.question_count, i.answered_count, i.score,
            greatest(extract(epoch from i.ended_at - i.started_at), 0) as practised_s,
            i.words_per_minute, i.fillers_per_minute,
            coalesce(s.topics, '{}') as topics, coalesce(s.criteria, '{}') as criteria
        from public.interviews i left join subjects s on s.interview_id = i.id
        where i.owner_id = (select auth.uid()) and i.status <> 'in_progress' and i.ended_at is not null
            and i.answered_count > 0
    ), newest as (
        select id, started_at from public.interviews
        where owner_id = (select auth.uid()) and score is not null
        order by started_at desc, id desc limit p_newest
    ), results as (
        select q.bank_id, q.competency, q.kind, n.started_at as at, e.score as points, n.id, q.question_id
        from newest n
        join public.question_responses q on q.interview_id = n.id
        join public.evaluations e on e.interview_id = n.id and e.question_id = q.question_id
        where e.attempt = 1 and q.bank_id is not null and e.score is not null
    )
    select jsonb_build_object(
        'interviews', (select coalesce(jsonb_agg(to_jsonb(past) order by started_at, id), '[]') from past),
        'questions', (
            select coalesce(jsonb_agg(
                to_jsonb(results) - 'id' - 'question_id' order by at, id, question_id collate "C"
            ), '[]') from results
        )
    )
$$;

create or replace function public.schema_version() returns integer
language sql immutable set search_path = '' as 'select 4';

revoke execute on function public.practice_history from public, anon, authenticated;
grant execute on function public.practice_history to authenticated;
