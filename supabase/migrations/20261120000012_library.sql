-- Kept answers: versions, tags, the question they answer, and full text. What was there had room for none of it, and
-- nothing was ever written there.
alter table public.library
    drop column competency,
    drop column body,
    add column kind text not null default 'general',
    add column tags text[] not null default '{}',
    add column answers text,
    add column interview_id text,
    add column question_id text,
    add column is_model boolean not null default false,
    add column words tsvector not null default '',
    add unique (id, owner_id),
    add check (not is_model or answers is not null);
create unique index library_models on public.library (owner_id, answers) where is_model;
create index library_by_interview on public.library (owner_id, interview_id) where interview_id is not null;
create index library_words on public.library using gin (words);

-- Every version, the newest included.
create table public.library_versions (
    answer_id uuid not null,
    version integer not null check (version > 0),
    owner_id uuid not null default auth.uid(),
    body text not null,
    primary key (answer_id, version),
    foreign key (answer_id, owner_id) references public.library (id, owner_id) on delete cascade
);
revoke all on public.library_versions from public, anon, authenticated;
grant select, insert, update, delete on public.library_versions to authenticated;
alter table public.library_versions enable row level security;
create policy library_versions_own on public.library_versions for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));

-- `p_words` are title, tags and text as plain words: without case, accents and marks, in their order. A word in the title
-- counts for more than one in a tag, and that for more than one in the text.
create function public.save_answer(
    p_id uuid, p_version integer, p_columns jsonb, p_words text[], p_body text, p_keep integer
) returns text language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
    given constant public.library := jsonb_populate_record(null::public.library, p_columns);
    found_by constant tsvector := setweight(to_tsvector('simple', p_words[1]), 'A')
        || setweight(to_tsvector('simple', p_words[2]), 'B') || setweight(to_tsvector('simple', p_words[3]), 'D');
begin
    if p_version = 0 then
        insert into public.library (
            id, owner_id, version, title, kind, tags, answers, interview_id, question_id, words, updated_at
        ) values (
            p_id, me, 1, given.title, given.kind, given.tags, given.answers, given.interview_id, given.question_id,
            found_by, given.updated_at
        ) on conflict do nothing;
        if not found then
            return 'conflict';
        end if;
    else
        update public.library set
            version = p_version + 1, title = given.title, kind = given.kind, tags = given.tags, words = found_by,
            updated_at = given.updated_at
        where id = p_id and owner_id = me and version = p_version;
        if not found then
            return case
                when exists (select from public.library where id = p_id and owner_id = me) then 'conflict'
                else 'not_found'
            end;
        end if;
    end if;
    insert into public.library_versions (answer_id, version, owner_id, body) values (p_id, p_version + 1, me, p_body);
    delete from public.library_versions
    where answer_id = p_id and owner_id = me and version <= p_version + 1 - p_keep;
    return 'saved';
end $$;

-- One page of the caller's answers. `words` is a tsquery, `models_of` are questions; what the query does not name, it does
-- not narrow.
create function public.search_library(p_query jsonb, p_limit integer, p_offset integer) returns jsonb
language sql stable security invoker set search_path = '' as $$
    with found as (
        select l.id, l.version, l.is_model, l.updated_at,
            case when p_query ->> 'words' is null then 0 else ts_rank(l.words, (p_query ->> 'words')::tsquery) end as rank
        from public.library l
        where l.owner_id = (select auth.uid())
        and (p_query -> 'id' is null or l.id = (p_query ->> 'id')::uuid)
        and (p_query -> 'models_of' is null or (l.is_model and p_query -> 'models_of' ? l.answers))
        and (p_query -> 'kinds' is null or p_query -> 'kinds' ? l.kind)
        and (
            p_query -> 'tags' is null
            or l.tags && (select array_agg(tag) from jsonb_array_elements_text(p_query -> 'tags') tag)
        )
        and (p_query ->> 'words' is null or l.words @@ (select (p_query ->> 'words')::tsquery))
    ), page as (
        select * from found order by rank desc, updated_at desc, id limit p_limit offset p_offset
    )
    select jsonb_build_object(
        'total', (select count(*) from found),
        'items', (
            select coalesce(jsonb_agg(
                jsonb_build_object('version', p.version, 'is_model', p.is_model, 'body', v.body)
                order by p.rank desc, p.updated_at desc, p.id
            ), '[]')
            from page p join public.library_versions v on v.answer_id = p.id and v.version = p.version
        )
    )
$$;

create function public.library_tags() returns text[]
language sql stable security invoker set search_path = '' as $$
    select coalesce(array_agg(tag order by uses desc, tag), '{}') from (
        select tag, count(*) as uses from public.library, unnest(tags) tag
        where owner_id = (select auth.uid()) group by tag order by uses desc, tag limit 100
    ) used
$$;

-- At most one answer is the model of a question.
create function public.use_as_model(p_id uuid, p_is_model boolean) returns text
language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
    question text;
begin
    select answers into question from public.library where id = p_id and owner_id = me for update;
    if not found then
        return 'not_found';
    end if;
    if question is null then
        return 'no_question';
    end if;
    if p_is_model then
        update public.library set is_model = false where owner_id = me and answers = question and is_model;
    end if;
    update public.library set is_model = p_is_model where id = p_id and owner_id = me;
    return 'saved';
end $$;

revoke execute on function public.save_answer, public.search_library, public.library_tags, public.use_as_model
    from public, anon, authenticated;
grant execute on function public.save_answer, public.search_library, public.library_tags, public.use_as_model
    to authenticated;

create or replace function public.schema_version() returns integer
language sql immutable set search_path = '' as 'select 12';
