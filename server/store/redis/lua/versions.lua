#!lua flags=no-writes
--[[
The versions of many rooms, all of which this Redis holds.
KEYS  the rooms
ARGV  none
Returns the version of each, false for one that is not there.
Hint  none
]]
local versions = {}
for index, room in ipairs(KEYS) do
	versions[index] = redis.call("HGET", room, "version")
end
return versions
