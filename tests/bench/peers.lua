-- What pandoc makes of many files in one process. The request comes on standard input: the format, the folder of the results,
-- then the files. (A hundred arguments crash it.)
local format, folder = io.read("l"), io.read("l")
local suffix = ({ typst = "typ", epub = "epub", docx = "docx" })[format]
for path in io.lines() do
  local file = assert(io.open(path))
  local text = pandoc.read(file:read("a"), "markdown")
  file:close()
  local options = pandoc.WriterOptions { template = format ~= "docx" and pandoc.template.compile(pandoc.template.default(format)) or nil }
  local made = pandoc.write(text, format, options)
  local out = assert(io.open(folder .. "/" .. path:match("([^/]+)%.md$") .. "." .. suffix, "wb"))
  out:write(made)
  out:close()
end
