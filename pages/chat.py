"""Coach chat: one question, one answer, one thing to fix; and what your own history says, with the moments."""

import streamlit as st

from components.bubbles import bubble, said_html, typing
from components.catalogue import m, t
from components.live_region import live_region
from components.places import go
from components.wiring import friendly_errors, problem_of, services
from components.words import day_and_time
from core.domain.chat import CoachAction
from core.domain.plan import Kind

ASK = {
    CoachAction.PRACTISE: (m("What should I practise?"), "fitness_center"),
    CoachAction.REVIEW: (m("Review my last interview"), "rate_review"),
    CoachAction.STORY: (m("Draft a STAR answer"), "auto_stories"),
    CoachAction.QUESTIONS: (m("Questions for this role or company"), "quiz"),
    CoachAction.EXPLAIN: (m("Explain a concept"), "lightbulb"),
}
QUICK = {
    m("Give me a hint"): "Can you give me a hint?",
    m("Explain the question"): "Can you explain the question?",
    m("Show a model answer"): "Show a model answer",
    m("Ask a harder one"): "Ask a harder one",
    m("Change topic"): "Change topic",
}


def current():
    """The conversation in the address, so that a refresh comes back to it; else a new one."""
    chat_id = st.query_params.get("id", "")
    if chat_id:
        return services().chat.open(chat_id)
    fields = {field.id: field for field in services().setup.fields()}
    domain = st.session_state.get("chat-domain") or next(iter(fields))
    role = st.session_state.get("chat-role") or fields[domain].roles[0]
    conversation = services().chat.start(domain, role)
    st.query_params["id"] = conversation.id
    return conversation


def start_over() -> None:
    st.query_params.pop("id", None)


def open_past(conversation_id: str) -> None:
    st.query_params["id"] = conversation_id


def say(text: str, conversation_id: str, action=None) -> None:
    def save() -> None:
        services().chat.say(services().chat.open(conversation_id), text, action)

    st.session_state["chat-problem"] = problem_of(save)


def header(conversation) -> None:
    fields = {field.id: field for field in services().setup.fields()}
    with st.container(key="chat-header", horizontal=True, vertical_alignment="center", gap="small"):
        ids = list(fields)
        at = ids.index(conversation.domain) if conversation.domain in ids else 0
        domain = st.selectbox(
            t("Field"),
            ids,
            at,
            format_func=lambda i: t(fields[i].name),
            label_visibility="collapsed",
            width=160,
            key="chat-domain",
            on_change=start_over,
        )
        roles = list(
            dict.fromkeys([*([conversation.role] if domain == conversation.domain else []), *fields[domain].roles])
        )
        st.selectbox(
            t("Role"),
            roles,
            format_func=t,
            label_visibility="collapsed",
            width=170,
            key="chat-role",
            on_change=start_over,
        )
        st.space("stretch")
        with st.popover(t("History"), icon=":material/history:"):
            history(conversation.id)
        st.download_button(
            t("Export"),
            services().chat.as_markdown(conversation),
            "conversation.md",
            "text/markdown",
            icon=":material/download:",
            on_click="ignore",
        )
        st.button(t("New conversation"), icon=":material/add:", on_click=start_over)


def history(open_id: str) -> None:
    with st.container(key="history", gap="xsmall"):
        past = [entry for entry in services().chat.recent() if entry.message_count > 1]
        if not past:
            st.caption(t("Your conversations will be kept here."))
        for entry in past:
            label = f"{entry.title.replace(chr(96), '')}  \n:gray[{t(entry.role)}, {day_and_time(entry.updated_at)}]"
            st.button(
                label,
                key=f"open-{entry.id}",
                type="tertiary",
                width="stretch",
                disabled=entry.id == open_id,
                on_click=open_past,
                args=(entry.id,),
            )


def keep(story: str) -> None:
    """Under its first words, to be named better where it is opened next."""
    library, title = services().library, " ".join(story.split()[:12])
    kept = []
    problem = problem_of(lambda: kept.append(library.write(title, story, Kind.BEHAVIOURAL).id))
    st.session_state["chat-problem"] = problem
    st.session_state["chat-kept"] = kept[0] if kept else None


def keep_story(conversation) -> None:
    newest = conversation.messages[-1] if conversation.messages else None
    if newest and newest.story:
        label, icon = t("Keep this story in my library"), ":material/bookmark_add:"
        st.button(label, key="keep-story", icon=icon, on_click=keep, args=(newest.story,))


def stop(conversation_id: str) -> None:
    """The run that was listening has ended with the press; what it heard is kept."""
    chat, said = services().chat, st.session_state.pop("chat-heard", "")
    st.session_state["chat-problem"] = problem_of(lambda: chat.stop(chat.open(conversation_id), said))


def answer(conversation) -> None:
    """The coach thinks, then speaks; saved when the reply is complete, or stopped."""
    with st.container(key=f"turn-coach-{len(conversation.messages)}", gap="xsmall"):
        slot = st.empty()
        slot.html(typing())
        st.button(t("Stop"), key="stop", icon=":material/stop_circle:", on_click=stop, args=(conversation.id,))
        said = st.session_state["chat-heard"] = ""
        reply = services().chat.reply(conversation)
        try:
            for delta in reply:
                said += delta
                st.session_state["chat-heard"] = said
                slot.html(said_html(said) if said else typing())
        finally:
            reply.close()
    st.rerun()


def actions(conversation) -> None:
    keep_story(conversation)
    with st.container(key="ask", horizontal=True, gap="xsmall"):
        for action, (text, icon) in ASK.items():
            done = {"on_click": say, "args": (text, conversation.id, action)}
            st.button(t(text), key=f"ask-{action.value}", icon=f":material/{icon}:", **done)
    with st.container(key="quick", horizontal=True, gap="xsmall"):
        for label, text in QUICK.items():
            st.button(t(label), key=f"quick-{label}", on_click=say, args=(text, conversation.id))


with friendly_errors():
    if kept_id := st.session_state.pop("chat-kept", None):
        go("answer", id=kept_id)
    conversation = current()
    header(conversation)
    # Before the reply streams: an element further down the script would not exist until the coach has finished.
    typed = st.chat_input(t("Type your answer"), key="composer", max_chars=20_000)
    if typed:
        say(typed, conversation.id)
        st.rerun()
    talk, below = st.container(key="conversation", gap="medium"), st.empty()  # emptied at once while the coach speaks
    with talk:
        for index, message in enumerate(conversation.messages):
            bubble(message, index)
        if conversation.awaits_reply:
            answer(conversation)
    with below.container(key="below", gap="small"):
        actions(conversation)
    if problem := st.session_state.pop("chat-problem", None):
        st.toast(problem, icon=":material/error:")
    live_region("conversation", t("Conversation"))
