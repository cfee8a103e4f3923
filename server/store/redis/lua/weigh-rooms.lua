#!lua flags=no-writes
--[[
What the rooms of one owner come to.
KEYS  1 rooms  2 weights (room -> "bytes hash" of its sheet)
ARGV  none
Returns {number of rooms, bytes of their sheets, each sheet once}.
Hint  none
]]
local bytes, counted = 0, {}
for _, weight in ipairs(redis.call("HVALS", KEYS[2])) do
	local size, hash = string.match(weight, "^(%d+) (.*)$")
	if not counted[hash] then
		counted[hash] = true
		bytes = bytes + size
	end
end
return { redis.call("ZCARD", KEYS[1]), bytes }
