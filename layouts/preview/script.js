// Fills the panes with the sides that are chosen, and fills them again, where they stood, when a file has changed.
(function () {
  "use strict";
  var article = document.getElementById("article"), state = document.getElementById("state");
  var panes = Array.from(document.querySelectorAll(".pane"));
  var PRINTED = ["pdf", "press", "booklet"], PLAIN = "#view=FitH&navpanes=0";
  var version = document.body.dataset.version;
  function address(side) {
    if (side === "source") { return "/source/" + article.value; }
    return "/made/" + side + "/" + article.value + (side === "epub" ? "//EPUB/article.xhtml" : "");
  }
  function fill(pane, keep) {
    var frame = pane.querySelector("iframe"), side = pane.querySelector("select").value, top = 0;
    try { top = keep ? frame.contentWindow.scrollY : 0; } catch (error) { top = 0; }
    frame.title = side;
    frame.onload = function () {
      try { frame.contentWindow.scrollTo(0, top); } catch (error) { return; }
    };
    frame.contentWindow.location.replace(address(side) + "?" + version + (PRINTED.indexOf(side) < 0 ? "" : PLAIN));
  }
  function fillAll(keep) {
    panes.forEach(function (pane) { fill(pane, keep); });
    document.querySelectorAll(".file").forEach(function (link) {
      link.href = "/made/" + link.dataset.product + "/" + article.value;
    });
  }
  panes.forEach(function (pane) {
    pane.querySelector("select").addEventListener("change", function () { fill(pane, false); });
  });
  article.addEventListener("change", function () { location.hash = article.value; fillAll(false); });
  if (location.hash) { article.value = location.hash.slice(1); }
  if (article.selectedIndex < 0) { article.selectedIndex = 0; }
  fillAll(false);
  var changes = new EventSource("/changes?" + version);
  changes.onmessage = function (event) {
    version = event.data;
    state.textContent = "made anew, change " + version;
    fillAll(true);
  };
  changes.onerror = function () { state.textContent = "octavo preview has ended, or does not answer"; };
  changes.onopen = function () { state.textContent = "follows every change"; };
}());
