// Somebody signed in again in another window: the forms that are still open send the token of now, not the one they were
// drawn with, so that nothing typed is refused. The cookie belongs to this site alone.
export function installTokens(root) {
  root.addEventListener("submit", (event) => refresh(event.target), { capture: true });
}

export function refresh(form) {
  const field = form.elements?.namedItem?.("csrfmiddlewaretoken");
  const now = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  if (field && now) field.value = now;
}
