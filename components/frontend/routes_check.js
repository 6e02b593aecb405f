// Whether this host passes on what is not Streamlit's own: ours answers this with a redirect, and nobody else does.
export default function ({ data }) {
  if (!data || window.rehearsalRoutesChecked) return;
  window.rehearsalRoutesChecked = true;
  const frame = location.pathname.match(/^.*\/~\/\+/)?.[0] ?? "";
  fetch(`${frame}${data.address}`, { redirect: "manual", signal: AbortSignal.timeout(10000) }).then((answer) =>
    document.documentElement.classList.toggle("rh-no-routes", answer.type !== "opaqueredirect"), () => {});
}
