// Shows a ticket to our own route, which answers with the cookie; or asks it to take the cookie away.
export default function ({ data, setTriggerValue }) {
  if (!data || window.rehearsalCookie === data.key) return;
  window.rehearsalCookie = data.key;
  const frame = location.pathname.match(/^.*\/~\/\+/)?.[0] ?? "";
  fetch(`${frame}${data.base}/auth/${data.action}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ticket: data.ticket }),
    signal: AbortSignal.timeout(10000),
  }).then((answer) => setTriggerValue("status", answer.status), () => setTriggerValue("status", 0));
}
