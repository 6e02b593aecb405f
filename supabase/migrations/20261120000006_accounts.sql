-- Taking an account away, and invitations by address. These run with their maker's rights, because only auth.users tells
-- whose an address is; each acts for whoever calls it, and for nobody else.

-- With the account goes every row that refers to it.
create function public.delete_account() returns text
language sql volatile security definer set search_path = '' as $$
    delete from auth.users where id = auth.uid() returning 'saved'
$$;

create function public.my_invitations() returns setof public.coach_links
language sql stable security definer set search_path = '' as $$
    select * from public.coach_links
    where candidate_id is null and expires_at > now() and coach_id <> auth.uid()
        and invited_email = (select lower(email) from auth.users where id = auth.uid())
$$;

create function public.accept_own_invitation(p_id uuid, p_name text) returns uuid
language sql volatile security definer set search_path = '' as $$
    update public.coach_links
    set candidate_id = auth.uid(), candidate_name = left(p_name, 200), accepted_at = now()
    where id = p_id and id in (select id from public.my_invitations())
        and not exists (
            select from public.coach_links known
            where known.coach_id = coach_links.coach_id and known.candidate_id = auth.uid()
        )
    returning id
$$;

create function public.decline_invitation(p_id uuid) returns uuid
language sql volatile security definer set search_path = '' as $$
    delete from public.coach_links where id = p_id and id in (select id from public.my_invitations()) returning id
$$;

create or replace function public.schema_version() returns integer
language sql immutable set search_path = '' as 'select 6';

revoke execute on function public.delete_account, public.my_invitations, public.accept_own_invitation,
    public.decline_invitation from public, anon, authenticated;
grant execute on function public.delete_account, public.my_invitations, public.accept_own_invitation,
    public.decline_invitation to authenticated;
