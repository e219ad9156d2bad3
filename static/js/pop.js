"use strict";

// What a phone system put behind the # leaves the address at once, and goes on in a form that is posted.
function pop() {
  const sent = location.hash.slice(1);
  if (!sent) return;
  history.replaceState(null, "", location.pathname);
  const form = document.getElementById("pop");
  form.elements.q.value = sent;
  form.ariaBusy = "true";
  form.submit();
}

pop();
window.addEventListener("hashchange", pop);
