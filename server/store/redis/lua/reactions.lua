#!lua flags=allow-oom
--[[
Notes what one node says of raised hands and hearts, as "until text"; what is over is forgotten. The field "lowered" (no node is called so:
theirs begin with "node ") has when all hands were last lowered.
KEYS  1 reactions (node -> until, text)  2 channel
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 node  4 for how many ms  5 the store's time  6 its text; left out where it has nothing to say
Returns when all hands were lowered, or "", and the texts of all nodes.
Hint  pulse, when the text is another than the node last said
]]
local now = tonumber(ARGV[5])
local own = "node " .. ARGV[3]
local before, last, lowered = false, 0, ""
local said = {}
local fields = redis.call("HGETALL", KEYS[1])
for index = 1, #fields, 2 do
	local over, text = string.match(fields[index + 1], "^(%d+) (.*)$")
	if tonumber(over) <= now then
		redis.call("HDEL", KEYS[1], fields[index])
	elseif fields[index] == own then
		before = text
	else
		last = math.max(last, tonumber(over))
		if fields[index] == "lowered" then
			lowered = text
		else
			table.insert(said, text)
		end
	end
end
local is = ARGV[6] or false
if is then
	local over = now + tonumber(ARGV[4])
	redis.call("HSET", KEYS[1], own, string.format("%.0f %s", over, is))
	table.insert(said, is)
	last = math.max(last, over)
elseif before then
	redis.call("HDEL", KEYS[1], own)
end
if is or before then
	redis.call("PEXPIRE", KEYS[1], string.format("%.0f", math.max(last - now, 0)))
end
if before ~= is then
	redis.call(ARGV[1], KEYS[2], ARGV[2])
end
table.insert(said, 1, lowered)
return said
