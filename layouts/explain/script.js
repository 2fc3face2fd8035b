// Lights the counterpart of what is pointed at, and shows the notes on the source of a part of the article;
// without scripts the links, the colours and the notes of the source still do their work.
(function () {
  "use strict";
  function counterpart(place) {
    var link = place.closest("[data-part], [data-piece]");
    return link && document.getElementById(link.dataset.part || link.dataset.piece);
  }
  function lit(on) {
    return function (event) {
      var other = event.target.closest ? counterpart(event.target) : null;
      if (!other) { return; }
      other.classList.toggle("lit", on);
      if (other.nextElementSibling && other.nextElementSibling.classList.contains("tip")) {
        other.nextElementSibling.classList.toggle("shown", on);
      }
    };
  }
  ["mouseover", "focusin"].forEach(function (name) { document.addEventListener(name, lit(true)); });
  ["mouseout", "focusout"].forEach(function (name) { document.addEventListener(name, lit(false)); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && document.activeElement) { document.activeElement.blur(); }
  });
}());
