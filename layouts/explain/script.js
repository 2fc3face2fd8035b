// Lights the counterpart of what is pointed at; without scripts the links and the colours still do their work.
(function () {
  "use strict";
  function counterpart(place) {
    var link = place.closest("[data-part], [data-piece]");
    return link && document.getElementById(link.dataset.part || link.dataset.piece);
  }
  function lit(on) {
    return function (event) {
      var other = event.target.closest ? counterpart(event.target) : null;
      if (other) { other.classList.toggle("lit", on); }
    };
  }
  ["mouseover", "focusin"].forEach(function (name) { document.addEventListener(name, lit(true)); });
  ["mouseout", "focusout"].forEach(function (name) { document.addEventListener(name, lit(false)); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && document.activeElement) { document.activeElement.blur(); }
  });
}());
