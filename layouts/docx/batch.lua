-- Many articles by one pandoc: what docx_pandoc.py asks of a pandoc of its own for each, without its start.
-- A request is a line with the length of the mark-up and the path of the reference document, then the mark-up. The answer
-- is a line with "made" or "not" and a length, then the document, or what was wrong. The end of the input is the end.

local FOLDER = os.getenv("OCTAVO_LAYOUT")

local function read_file(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local template = pandoc.template.compile(read_file(FOLDER .. "/document.openxml"))

-- The last argument is the list of files that the reader may see: none, which puts it into pandoc's sandbox. The writer
-- has no sandbox, and fetches pictures: styles.lua ends the conversion of a text that has one outside itself.
local function make(markup, reference)
  local text = pandoc.utils.run_lua_filter(pandoc.read(markup, "html", {}, {}), FOLDER .. "/styles.lua")
  return pandoc.write(text, "docx", {
    reference_doc = reference, template = template, wrap_text = "wrap-preserve",
  })
end

-- One bad text ends in its own answer; one that pandoc warns about is bad. Only as JSON a message tells how grave it is.
local function answer(markup, reference)
  local messages, made, result = pandoc.log.silence(pcall, make, markup, reference)
  local told = pandoc.json.encode(messages)
  if made and not told:find('"verbosity":"WARNING"', 1, true) then return "made", result end
  return "not", made and told or tostring(result)
end

for request in io.lines() do
  local size, reference = request:match("^(%d+) (.+)$")
  local word, result = answer(io.read(tonumber(size)), reference)
  io.write(word, " ", #result, "\n", result)
  io.flush()
end
