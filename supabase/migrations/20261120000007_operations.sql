-- Figures over everybody's interviews, for administrators alone: numbers and topics, nobody's words. It runs with its
-- owner's rights, so it asks for the role of whoever calls it; everybody else is told nothing.
create function public.operations_figures(p_since timestamptz) returns jsonb
language sql stable security definer set search_path = '' as $$
    with held as (
        select owner_id, id, status, started_at, score,
            case when ended_at is not null then greatest(extract(epoch from ended_at - started_at), 0) end as length_s
        from public.interviews where started_at >= p_since
    ), days as (
        select (started_at at time zone 'UTC')::date as day, count(distinct owner_id) as people, count(*) as started,
            count(*) filter (where status = 'completed') as finished
        from held group by 1
    ), weakest as (
        select q.competency as topic, avg(e.score) as average, count(*) as answers
        from held h
        join public.evaluations e on e.interview_id = h.id
        join public.question_responses q on q.interview_id = h.id and q.question_id = e.question_id
        where e.attempt = 1 and e.score is not null
        group by 1 having count(*) >= 3
        order by avg(e.score), q.competency collate "C" limit 8
    ), handed_in as (
        select s.body::jsonb #>> '{verdict,outcome}' as outcome
        from public.submissions s join held h on h.id = s.interview_id
        where (s.body::jsonb ->> 'full')::boolean and s.body::jsonb #>> '{verdict,outcome}' is not null
    ), active as (
        select owner_id from held where status <> 'in_progress' group by 1 order by max(started_at) desc limit 200
    )
    select jsonb_build_object(
        'people', count(distinct owner_id),
        'started', count(*),
        'finished', count(*) filter (where status = 'completed'),
        'average_s', avg(length_s),
        'graded', count(score),
        'passed', count(*) filter (where score >= 60),
        'distribution', array[
            count(*) filter (where score < 20.5), count(*) filter (where score >= 20.5 and score < 40.5),
            count(*) filter (where score >= 40.5 and score < 60.5),
            count(*) filter (where score >= 60.5 and score < 80.5), count(*) filter (where score >= 80.5)
        ],
        'days', (select coalesce(jsonb_agg(to_jsonb(days) order by day), '[]') from days),
        'weakest', (select coalesce(jsonb_agg(to_jsonb(weakest) order by average, topic collate "C"), '[]') from weakest),
        'submissions', (select count(*) from handed_in),
        'accepted', (select count(*) from handed_in where outcome = 'accepted'),
        'active', (select coalesce(jsonb_agg(owner_id), '[]') from active)
    )
    from held
    having exists (select from public.profiles where id = (select auth.uid()) and role = 'administrator')
$$;

create or replace function public.schema_version() returns integer
language sql immutable set search_path = '' as 'select 7';

revoke execute on function public.operations_figures from public, anon, authenticated;
grant execute on function public.operations_figures to authenticated;
